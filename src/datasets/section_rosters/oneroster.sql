with
{{ include('../_oneroster/sections.sql') }},
-- Who does not say when they came in is taken to be in the class from its first day.
stays as (
  select
    e.sourced_id,
    e.user_id,
    e.class_id,
    coalesce(e.begin_date, s.begin_date) as begin_date,
    e.end_date as end_date,
    row_number() over (
      partition by e.user_id, e.class_id, coalesce(e.begin_date, s.begin_date)
      order by case when e.end_date is null then 0 else 1 end, e.end_date desc, e.sourced_id
    ) as place
  from {{ ref('oneroster.enrollments') }} e
  join sections s on s.class_id = e.class_id
  where lower(e.role) = 'student'
)
select
  e.user_id as student_id,
  u.family_name as last_name,
  u.given_name as first_name,
  s.school_id as school_id,
  s.school as school,
  s.school_year as school_year,
  s.session_name as session_name,
  s.local_course_code as local_course_code,
  s.class_id as section_id,
  s.course_title as course_title,
  e.begin_date as begin_date,
  e.end_date as end_date,
  {{ flag(coalesce(e.begin_date, today()) <= today() and coalesce(e.end_date, s.end_date, today()) >= today()) }} as active,
  case when s.class_type is null then null else {{ flag(lower(s.class_type) = 'homeroom') }} end as homeroom
from stays e
join sections s on s.class_id = e.class_id
left join {{ ref('oneroster.users') }} u on u.sourced_id = e.user_id
where e.place = 1
