-- How each learner stands, and when the states before were last seen: see learning_activity.
with
looked as (
  select min(seen_on) as first_day
  from {{ ref('openedx.progress') }}
),
states as (
  select
    course_id,
    username,
    sections_worked,
    sections_possible,
    points_earned + sections_attempted as done,
    lag(seen_on) over (partition by course_id, username order by seen_at, id) as began_on,
    lag(points_earned + sections_attempted) over (
      partition by course_id, username
      order by seen_at, id
    ) as done_before,
    row_number() over (partition by course_id, username order by seen_at desc, id desc) as place
  from {{ ref('openedx.progress') }}
),
{{ include('../_openedx/completion_states.sql') }}
enrolled as (
  select
    e.course_id,
    e.username,
    e.enrolled_on,
    e.mode,
    e.is_active,
    -- What was there at the first reading had begun before, nobody knows when.
    case when e.enrolled_on >= l.first_day then e.enrolled_on end as known_from
  from {{ ref('openedx.enrollments') }} e
  cross join looked l
),
worked as (
  select e.course_id, e.username, coalesce(s.began_on, e.known_from) as day
  from states s
  join enrolled e on e.course_id = s.course_id and e.username = s.username
  where s.done <> coalesce(s.done_before, 0)
  union all
  select e.course_id, e.username, coalesce(s.began_on, e.known_from)
  from completion_states s
  join enrolled e on e.course_id = s.course_id and e.username = s.username
  where s.done <> coalesce(s.done_before, 0)
),
last_worked as (
  select course_id, username, max(day) as day
  from worked
  group by course_id, username
),
completed as (
  select
    e.course_id,
    e.username,
    -- A state of which nobody knows since when it is comes first: then the day is not known.
    case
      when count(*) = count(coalesce(s.began_on, e.known_from)) then min(coalesce(s.began_on, e.known_from))
    end as day
  from states s
  join enrolled e on e.course_id = s.course_id and e.username = s.username
  where s.sections_possible > 0 and s.sections_worked = s.sections_possible
  group by e.course_id, e.username
)
select
  e.course_id as course_id,
  c.name as course,
  e.username as learner_id,
  u.name as learner,
  u.email as email,
  e.enrolled_on as enrolled_on,
  {{ flag(is_true(e.is_active)) }} as is_enrolled,
  e.mode as mode,
  coalesce({{ share(s.sections_worked, s.sections_possible) }}, 0) as progress,
  s.sections_worked as sections_worked,
  s.sections_possible as sections_possible,
  g.percent as grade,
  g.letter_grade as letter_grade,
  g.passed as is_passed,
  {{ flag(d.username is not null) }} as is_completed,
  d.day as completed_on,
  {{ days_between(e.enrolled_on, d.day) }} as days_to_complete,
  w.day as last_active_on
from enrolled e
left join states s on s.course_id = e.course_id and s.username = e.username and s.place = 1
left join completed d on d.course_id = e.course_id and d.username = e.username
left join last_worked w on w.course_id = e.course_id and w.username = e.username
left join {{ ref('openedx.grades') }} g on g.course_id = e.course_id and g.username = e.username
left join {{ ref('openedx.users') }} u on u.username = e.username
left join {{ ref('openedx.courses') }} c on c.course_id = e.course_id
