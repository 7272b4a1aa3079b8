with
{{ include('../_clever/sections.sql') }},
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
