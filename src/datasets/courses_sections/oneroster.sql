with
-- The school year that is going on; between two years, or where none is told, a new one begins in July.
current_year as (
  select
    coalesce(
      max(case when lower(type) = 'schoolyear' and start_date <= {{ today() }} and end_date >= {{ today() }} then school_year end),
      {{ year_of(today()) }} + case when {{ month_of(today()) }} >= 7 then 1 else 0 end
    ) as school_year
  from {{ ref('oneroster.academicSessions') }}
),
years as (
  select
    school_year,
    coalesce(min(case when lower(type) = 'schoolyear' then start_date end), min(start_date)) as begin_date,
    coalesce(max(case when lower(type) = 'schoolyear' then end_date end), max(end_date)) as end_date
  from {{ ref('oneroster.academicSessions') }}
  where school_year is not null
  group by school_year
),
class_sessions as (
  select
    t._parent as class_id,
    coalesce(s.title, t.session_id) as session_name,
    s.type as kind,
    s.school_year as school_year,
    s.start_date as start_date,
    s.end_date as end_date,
    row_number() over (
      partition by t._parent
      order by case when s.start_date is null then 1 else 0 end, s.start_date, t._position
    ) as place
  from {{ ref('oneroster.class_terms') }} t
  left join {{ ref('oneroster.academicSessions') }} s on s.sourced_id = t.session_id
),
-- A class may last for several terms: it is one section all the same.
class_times as (
  select
    class_id,
    {{ join_text(session_name, place) }} as session_name,
    case when min(kind) = max(kind) then min(kind) end as kind,
    max(school_year) as school_year,
    min(start_date) as begin_date,
    max(end_date) as end_date
  from class_sessions
  group by class_id
),
-- What names a section everywhere. Without a term it is of the year that is going on.
sections as (
  select
    c.sourced_id as class_id,
    c.school_id as school_id,
    o.name as school,
    coalesce(t.school_year, y.school_year) as school_year,
    coalesce(t.session_name, {{ to_text(coalesce(t.school_year, y.school_year)) }}) as session_name,
    t.kind as kind,
    coalesce(k.course_code, c.course_id, c.class_code, c.sourced_id) as local_course_code,
    k.course_code as course_code,
    coalesce(k.title, c.title) as course_title,
    c.course_id as course_id,
    c.title as section_name,
    c.class_type as class_type,
    c.location as location,
    coalesce(t.begin_date, w.begin_date) as begin_date,
    coalesce(t.end_date, w.end_date) as end_date
  from {{ ref('oneroster.classes') }} c
  cross join current_year y
  left join class_times t on t.class_id = c.sourced_id
  left join years w on w.school_year = coalesce(t.school_year, y.school_year)
  left join {{ ref('oneroster.courses') }} k on k.sourced_id = c.course_id
  left join {{ ref('oneroster.orgs') }} o on o.sourced_id = c.school_id
),
-- The teachers of record; where nobody is called so, all who teach the class.
teachers as (
  select
    e.class_id,
    e.user_id,
    {{ concat(max(u.given_name), ' ', max(u.family_name)) }} as teacher_name,
    max(u.family_name) as sort_name,
    max(case when {{ is_true(e.is_primary) }} then 1 else 0 end) as is_of_record
  from {{ ref('oneroster.enrollments') }} e
  join {{ ref('oneroster.users') }} u on u.sourced_id = e.user_id
  where lower(e.role) = 'teacher'
  group by e.class_id, e.user_id
),
ranked_teachers as (
  select
    class_id,
    teacher_name,
    is_of_record,
    max(is_of_record) over (partition by class_id) as has_teacher_of_record,
    row_number() over (partition by class_id order by sort_name, teacher_name, user_id) as place
  from teachers
),
teacher_lists as (
  select class_id, {{ join_text(teacher_name, place) }} as teachers
  from ranked_teachers
  where is_of_record = has_teacher_of_record
  group by class_id
),
class_subject_lists as (
  select _parent, {{ join_text(subject, _position) }} as subjects
  from {{ ref('oneroster.class_subjects') }}
  group by _parent
),
course_subject_lists as (
  select _parent, {{ join_text(subject, _position) }} as subjects
  from {{ ref('oneroster.course_subjects') }}
  group by _parent
),
-- Everybody who was ever in the class, and those whose time in it includes today.
rosters as (
  select
    e.class_id,
    count(distinct e.user_id) as students,
    count(distinct case
      when coalesce(e.begin_date, s.begin_date, {{ today() }}) <= {{ today() }}
        and coalesce(e.end_date, s.end_date, {{ today() }}) >= {{ today() }} then e.user_id
    end) as students_now
  from {{ ref('oneroster.enrollments') }} e
  join sections s on s.class_id = e.class_id
  where lower(e.role) = 'student'
  group by e.class_id
),
-- A source that has no rosters at all says nothing about the size of a section.
roster_records as (
  select count(*) as records
  from {{ ref('oneroster.enrollments') }}
  where lower(role) = 'student'
)
select
  s.school_id as school_id,
  s.school as school,
  s.school_year as school_year,
  s.session_name as session_name,
  s.kind as term,
  s.local_course_code as local_course_code,
  s.class_id as section_id,
  s.section_name as section_name,
  s.course_code as course_code,
  s.course_title as course_title,
  coalesce(v.subjects, w.subjects) as subject,
  null as credits,
  s.location as classroom,
  l.teachers as teachers,
  case when n.records = 0 then null else coalesce(r.students, 0) end as students_enrolled,
  case when n.records = 0 then null else coalesce(r.students_now, 0) end as students_now,
  s.begin_date as begin_date,
  s.end_date as end_date
from sections s
cross join roster_records n
left join class_subject_lists v on v._parent = s.class_id
left join course_subject_lists w on w._parent = s.course_id
left join teacher_lists l on l.class_id = s.class_id
left join rosters r on r.class_id = s.class_id
