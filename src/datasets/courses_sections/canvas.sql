with
-- Terms may have no dates; then the day the course was made tells the year.
courses as (
  select
    c.id,
    c.name,
    coalesce(c.sis_course_id, c.course_code, c.id) as local_course_code,
    c.course_code,
    coalesce(c.account_id, 'unknown') as account_id,
    coalesce(t.name, 'No term') as session_name,
    coalesce(c.start_on, t.start_on) as begin_date,
    coalesce(c.end_on, t.end_on) as end_date,
    coalesce(t.start_on, c.start_on, c.created_on) as year_from
  from {{ ref('canvas.courses') }} c
  left join {{ ref('canvas.terms') }} t on t.id = c.term_id
),
people as (
  select user_id, course_id, section_id, max(sortable_name) as name, max(type) as type
  from {{ ref('canvas.enrollments') }}
  where type = 'TeacherEnrollment'
  group by user_id, course_id, section_id
),
ranked_teachers as (
  select
    p.section_id,
    coalesce(u.name, p.name) as teacher_name,
    row_number() over (partition by p.section_id order by p.name, p.user_id) as place
  from people p
  left join {{ ref('canvas.users') }} u on u.id = p.user_id
),
teacher_lists as (
  select section_id, {{ join_text(teacher_name, place) }} as teachers
  from ranked_teachers
  group by section_id
),
rosters as (
  select
    section_id,
    count(distinct user_id) as students,
    count(distinct case when state = 'active' then user_id end) as students_now
  from {{ ref('canvas.enrollments') }}
  where type = 'StudentEnrollment'
  group by section_id
),
roster_records as (
  select count(*) as records from {{ ref('canvas.enrollments') }}
)
select
  c.account_id as school_id,
  null as school,
  {{ year_of(c.year_from) }} + case when {{ month_of(c.year_from) }} >= 7 then 1 else 0 end as school_year,
  c.session_name as session_name,
  null as term,
  c.local_course_code as local_course_code,
  s.id as section_id,
  s.name as section_name,
  c.course_code as course_code,
  c.name as course_title,
  null as subject,
  null as credits,
  null as classroom,
  l.teachers as teachers,
  case when n.records = 0 then null else coalesce(r.students, 0) end as students_enrolled,
  case when n.records = 0 then null else coalesce(r.students_now, 0) end as students_now,
  coalesce(s.start_on, c.begin_date) as begin_date,
  coalesce(s.end_on, c.end_date) as end_date
from {{ ref('canvas.sections') }} s
join courses c on c.id = s.course_id
cross join roster_records n
left join teacher_lists l on l.section_id = s.id
left join rosters r on r.section_id = s.id
