with
{{ include('../_clever/sections.sql') }}
-- Clever knows who is in a section, and not since when: the whole term, as far as it tells.
select distinct
  r.student_id as student_id,
  u.last_name as last_name,
  u.first_name as first_name,
  s.school_id as school_id,
  s.school as school,
  s.school_year as school_year,
  s.session_name as session_name,
  s.local_course_code as local_course_code,
  s.section_id as section_id,
  s.course_title as course_title,
  s.begin_date as begin_date,
  s.end_date as end_date,
  {{ flag(coalesce(s.begin_date, today()) <= today() and coalesce(s.end_date, today()) >= today()) }} as active,
  case when s.subject is null then null else {{ flag(lower(s.subject) like 'homeroom%') }} end as homeroom
from {{ ref('clever.section_students') }} r
join known_sections s on s.section_id = r._parent
left join {{ ref('clever.users') }} u on u.id = r.student_id
where r.student_id is not null
