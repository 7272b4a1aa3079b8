with
-- Terms may have no dates; then the day the course was made tells the year.
courses as (
  select
    c.id,
    c.name,
    coalesce(c.sis_course_id, c.course_code, c.id) as local_course_code,
    coalesce(c.account_id, 'unknown') as account_id,
    coalesce(t.name, 'No term') as session_name,
    coalesce(t.start_on, c.start_on, c.created_on) as year_from
  from {{ ref('canvas.courses') }} c
  left join {{ ref('canvas.terms') }} t on t.id = c.term_id
),
-- Several roles of one learner in a section are one place in it, from the first of them on.
places as (
  select
    user_id,
    course_id,
    section_id,
    max(sis_user_id) as sis_user_id,
    max(last_name) as last_name,
    max(first_name) as first_name,
    min(coalesce(start_on, created_on)) as begin_date,
    case when {{ count_if(end_on is null) }} > 0 then null else max(end_on) end as end_date,
    {{ count_if(state = 'active') }} as active_places
  from {{ ref('canvas.enrollments') }}
  where type = 'StudentEnrollment' and coalesce(start_on, created_on) is not null
  group by user_id, course_id, section_id
)
select
  coalesce(u.sis_user_id, p.sis_user_id, p.user_id) as student_id,
  coalesce(u.last_name, p.last_name) as last_name,
  coalesce(u.first_name, p.first_name) as first_name,
  c.account_id as school_id,
  null as school,
  {{ year_of(c.year_from) }} + case when {{ month_of(c.year_from) }} >= 7 then 1 else 0 end as school_year,
  c.session_name as session_name,
  c.local_course_code as local_course_code,
  p.section_id as section_id,
  c.name as course_title,
  p.begin_date as begin_date,
  p.end_date as end_date,
  {{ flag(p.active_places > 0) }} as active,
  null as homeroom
from places p
join courses c on c.id = p.course_id
left join {{ ref('canvas.users') }} u on u.id = p.user_id
where p.section_id is not null
