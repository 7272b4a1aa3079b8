with
{{ include('../_oneroster/sections.sql') }},
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
