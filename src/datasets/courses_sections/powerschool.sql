with
{{ include('../_powerschool/sections.sql') }},
-- Everybody who was ever in the section, and those whose time in it includes today.
rosters as (
  select
    e.section_id,
    count(distinct e.student_id) as students,
    count(distinct case
      when coalesce(e.entry_date, s.begin_date, {{ today() }}) <= {{ today() }}
        and coalesce(e.exit_date, s.end_date, {{ today() }}) >= {{ today() }} then e.student_id
    end) as students_now
  from {{ ref('powerschool.section_enrollments') }} e
  join known_sections s on s.id = e.section_id
  group by e.section_id
),
-- A source that has no rosters at all says nothing about the size of a section.
roster_records as (select count(*) as records from {{ ref('powerschool.section_enrollments') }})
select
  s.school_id as school_id,
  s.school as school,
  s.school_year as school_year,
  s.session_name as session_name,
  null as term,
  s.local_course_code as local_course_code,
  s.section_id as section_id,
  s.section_number as section_name,
  s.course_code as course_code,
  s.course_title as course_title,
  null as subject,
  null as credits,
  s.room as classroom,
  case when p.id is null then null else {{ concat(p.first_name, ' ', p.last_name) }} end as teachers,
  case when n.records = 0 then null else coalesce(r.students, 0) end as students_enrolled,
  case when n.records = 0 then null else coalesce(r.students_now, 0) end as students_now,
  s.begin_date as begin_date,
  s.end_date as end_date
from known_sections s
cross join roster_records n
left join {{ ref('powerschool.staff') }} p on p.id = s.staff_id
left join rosters r on r.section_id = s.id
