with
{{ include('../_powerschool/sections.sql') }},
stays as (
  select
    e.student_id,
    e.section_id,
    coalesce(e.entry_date, s.begin_date) as begin_date,
    e.exit_date as end_date,
    row_number() over (
      partition by e.student_id, e.section_id, coalesce(e.entry_date, s.begin_date)
      order by case when e.exit_date is null then 0 else 1 end, e.exit_date desc, e.id
    ) as place
  from {{ ref('powerschool.section_enrollments') }} e
  join known_sections s on s.id = e.section_id
)
select
  coalesce(p.local_id, {{ to_text(e.student_id) }}) as student_id,
  p.last_name as last_name,
  p.first_name as first_name,
  s.school_id as school_id,
  s.school as school,
  s.school_year as school_year,
  s.session_name as session_name,
  s.local_course_code as local_course_code,
  s.section_id as section_id,
  s.course_title as course_title,
  e.begin_date as begin_date,
  e.end_date as end_date,
  {{ flag(coalesce(e.begin_date, today()) <= today() and coalesce(e.end_date, s.end_date, today()) >= today()) }} as active,
  null as homeroom
from stays e
join known_sections s on s.id = e.section_id
left join {{ ref('powerschool.students') }} p on p.id = e.student_id
where e.place = 1
