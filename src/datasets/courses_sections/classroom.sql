-- Classroom knows neither schools nor terms: a course is a section, in the year in which it was made.
with
ranked_teachers as (
  select
    course_id,
    full_name,
    row_number() over (partition by course_id order by family_name, full_name, user_id) as place
  from {{ ref('classroom.teachers') }}
),
teacher_lists as (
  select course_id, {{ join_text(full_name, place) }} as teachers
  from ranked_teachers
  group by course_id
),
rosters as (
  select course_id, count(distinct user_id) as students
  from {{ ref('classroom.students') }}
  group by course_id
)
select
  'Google Classroom' as school_id,
  null as school,
  {{ year_of(c.created_on) }} + case when {{ month_of(c.created_on) }} >= 7 then 1 else 0 end as school_year,
  'No term' as session_name,
  null as term,
  c.id as local_course_code,
  c.id as section_id,
  c.section as section_name,
  null as course_code,
  c.name as course_title,
  null as subject,
  null as credits,
  c.room as classroom,
  l.teachers as teachers,
  coalesce(r.students, 0) as students_enrolled,
  coalesce(r.students, 0) as students_now,
  null as begin_date,
  null as end_date
from {{ ref('classroom.courses') }} c
left join teacher_lists l on l.course_id = c.id
left join rosters r on r.course_id = c.id
where c.created_on is not null
