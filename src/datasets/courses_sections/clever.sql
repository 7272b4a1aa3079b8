with
-- A school year is named by the year in which its terms end.
term_years as (
  select
    id,
    name,
    start_date,
    end_date,
    {{ year_of(coalesce(end_date, start_date)) }} + case when {{ month_of(coalesce(end_date, start_date)) }} >= 8 then 1 else 0 end as school_year
  from {{ ref('clever.terms') }}
),
years as (
  select school_year, min(start_date) as begin_date, max(end_date) as end_date
  from term_years
  where school_year is not null
  group by school_year
),
-- The school year that is going on; between two years, or where none is told, a new one begins in July.
current_year as (
  select
    coalesce(
      max(case when begin_date <= {{ today() }} and end_date >= {{ today() }} then school_year end),
      {{ year_of(today()) }} + case when {{ month_of(today()) }} >= 7 then 1 else 0 end
    ) as school_year
  from years
),
-- What names a section everywhere. Without a term it is of the year that is going on.
known_sections as (
  select
    s.id as section_id,
    s.school_id as school_id,
    h.name as school,
    coalesce(t.school_year, y.school_year) as school_year,
    coalesce(t.name, s.term_id, {{ to_text(y.school_year) }}) as session_name,
    coalesce(c.course_number, s.course_id, s.section_number, s.id) as local_course_code,
    c.course_number as course_code,
    coalesce(c.name, s.name) as course_title,
    s.name as section_name,
    s.subject as subject,
    s.teacher_id as teacher_id,
    coalesce(t.start_date, w.begin_date) as begin_date,
    coalesce(t.end_date, w.end_date) as end_date
  from {{ ref('clever.sections') }} s
  cross join current_year y
  left join term_years t on t.id = s.term_id
  left join years w on w.school_year = coalesce(t.school_year, y.school_year)
  left join {{ ref('clever.courses') }} c on c.id = s.course_id
  left join {{ ref('clever.schools') }} h on h.id = s.school_id
),
taught as (
  select distinct section_id, teacher_id
  from (
    select _parent as section_id, teacher_id from {{ ref('clever.section_teachers') }}
    union all
    select id, teacher_id from {{ ref('clever.sections') }} where teacher_id is not null
  ) told
),
ranked_teachers as (
  select
    t.section_id,
    {{ concat(u.first_name, ' ', u.last_name) }} as teacher_name,
    row_number() over (partition by t.section_id order by u.last_name, u.first_name, u.id) as place
  from taught t
  join {{ ref('clever.users') }} u on u.id = t.teacher_id
),
teacher_lists as (
  select section_id, {{ join_text(teacher_name, place) }} as teachers
  from ranked_teachers
  group by section_id
),
rosters as (
  select _parent as section_id, count(distinct student_id) as students
  from {{ ref('clever.section_students') }}
  group by _parent
),
-- A source that has no rosters at all says nothing about the size of a section.
roster_records as (select count(*) as records from {{ ref('clever.section_students') }})
select
  s.school_id as school_id,
  s.school as school,
  s.school_year as school_year,
  s.session_name as session_name,
  null as term,
  s.local_course_code as local_course_code,
  s.section_id as section_id,
  s.section_name as section_name,
  s.course_code as course_code,
  s.course_title as course_title,
  s.subject as subject,
  null as credits,
  null as classroom,
  l.teachers as teachers,
  case when n.records = 0 then null else coalesce(r.students, 0) end as students_enrolled,
  case
    when n.records = 0 then null
    when coalesce(s.begin_date, {{ today() }}) <= {{ today() }} and coalesce(s.end_date, {{ today() }}) >= {{ today() }} then coalesce(r.students, 0)
    else 0
  end as students_now,
  s.begin_date as begin_date,
  s.end_date as end_date
from known_sections s
cross join roster_records n
left join teacher_lists l on l.section_id = s.section_id
left join rosters r on r.section_id = s.section_id
