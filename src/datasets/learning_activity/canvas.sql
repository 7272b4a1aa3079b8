-- Canvas keeps when work was handed in and graded: how far learners had come on a day is known of the past as
-- well. When else they came it says of the last time alone, which is kept from the first reading on.
with
looked as (
  select min(seen_on) as first_day, max(seen_on) as last_day
  from {{ ref('canvas.activity') }}
),
{{ include('../_canvas/learners.sql') }},

-- ── Who worked on which day: handed something in, or was in the course ──
worked as (
  select e.course_id, e.user_id, s.submitted_on as day
  from {{ ref('canvas.submissions') }} s
  join enrolled e on e.course_id = s.course_id and e.user_id = s.user_id
  where e.holds = 1 and s.submitted_on >= e.enrolled_on
  union all
  select e.course_id, e.user_id, a.active_on
  from {{ ref('canvas.activity') }} a
  join enrolled e on e.course_id = a.course_id and e.user_id = a.user_id
  where e.holds = 1 and a.active_on >= e.enrolled_on
),
active as {{ materialized }} (
  select distinct course_id, user_id as username, day
  from worked
  union all
  select distinct '*', user_id, day
  from worked
),

-- ── How far learners came: with each assignment that earned points ──
steps as (
  select
    course_id,
    user_id,
    enrolled_on,
    day,
    row_number() over (partition by course_id, user_id order by day, assignment_id) as place
  from asked
  where is_worked = 1 and day is not null
),
happened as (
  select
    course_id,
    enrolled_on as day,
    count(*) as enrollments,
    0 as completions,
    0 as days_taken,
    0 as completions_timed,
    0 as parts
  from enrolled
  where holds = 1 and enrolled_on is not null
  group by course_id, enrolled_on
  union all
  select s.course_id, s.day, 0, count(*), sum({{ days_between(s.enrolled_on, s.day) }}), count(*), 0
  from steps s
  join stands t on t.course_id = s.course_id and t.user_id = s.user_id
  where s.place = t.possible
  group by s.course_id, s.day
  union all
  select
    s.course_id,
    s.day,
    0,
    0,
    0,
    0,
    sum({{ quotient(232792560 * s.place, t.possible) }} - {{ quotient(232792560 * (s.place - 1), t.possible) }})
  from steps s
  join stands t on t.course_id = s.course_id and t.user_id = s.user_id
  group by s.course_id, s.day
),
{{ include('../_parts/learning_days.sql') }}
select
  case when p.course_id = '*' then 'site' else 'course' end as scope,
  p.course_id as course_id,
  c.name as course,
  p.period as period,
  p.day as activity_date,
  case when p.until_day >= l.first_day then p.learners end as active_learners,
  case when p.until_day >= l.first_day then p.mau end as mau,
  p.all_enrollments as enrollments,
  p.new_enrollments as new_enrollments,
  p.all_completions as completions,
  p.new_completions as new_completions,
  {{ share(p.all_parts, 232792560 * p.all_enrollments) }} as average_progress,
  {{ share(p.all_days_taken, p.all_completions_timed) }} as average_days_to_complete
from periods p
cross join looked l
left join {{ ref('canvas.courses') }} c on c.id = p.course_id
