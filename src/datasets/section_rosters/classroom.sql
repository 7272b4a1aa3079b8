-- Classroom knows neither schools nor terms, nor since when a student is in a course: the day the course was
-- made stands for it. Who has left it is not there any more.
select
  s.user_id as student_id,
  s.family_name as last_name,
  s.given_name as first_name,
  'Google Classroom' as school_id,
  null as school,
  {{ year_of(c.created_on) }} + case when {{ month_of(c.created_on) }} >= 7 then 1 else 0 end as school_year,
  'No term' as session_name,
  c.id as local_course_code,
  c.id as section_id,
  c.name as course_title,
  c.created_on as begin_date,
  null as end_date,
  {{ flag(c.state = 'ACTIVE') }} as active,
  null as homeroom
from {{ ref('classroom.students') }} s
join {{ ref('classroom.courses') }} c on c.id = s.course_id
where c.created_on is not null and s.user_id is not null
