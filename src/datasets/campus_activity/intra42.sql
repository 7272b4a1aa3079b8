with
presence as (
  select
    coalesce(l.campus_id, 'unknown') as campus_id,
    l.user_id,
    d.day,
    sum(d.hours) as presence_hours,
    count(*) as sessions
  from {{ ref('intra42.location_days') }} d
  join {{ ref('intra42.locations') }} l on l.id = d._parent
  where l.user_id is not null and d.day is not null
  group by coalesce(l.campus_id, 'unknown'), l.user_id, d.day
),
-- Where users were read without their campus, it is the one they were at most.
visits as (
  select
    campus_id,
    user_id,
    row_number() over (partition by user_id order by count(*) desc, campus_id) as place
  from presence
  group by campus_id, user_id
),
people as (
  select
    u.id as user_id,
    coalesce(u.campus_id, v.campus_id) as campus_id
  from {{ ref('intra42.users') }} u
  left join visits v on v.user_id = u.id and v.place = 1
),
marked as (
  select
    m.user_id,
    m.marked_on as day,
    {{ count_if(is_true(m.validated)) }} as projects_validated,
    {{ count_if(is_true(m.validated) and is_true(p.exam)) }} as exams_validated,
    {{ count_if(not is_true(m.validated)) }} as projects_failed
  from {{ ref('intra42.projects_users') }} m
  left join {{ ref('intra42.projects') }} p on p.id = m.project_id
  where m.user_id is not null and m.marked_on is not null and m.validated is not null
  group by m.user_id, m.marked_on
),
evaluated as (
  select corrector_id as user_id, filled_on as day, count(*) as evaluations_given
  from {{ ref('intra42.scale_teams') }}
  where corrector_id is not null and filled_on is not null
  group by corrector_id, filled_on
),
events as (
  select
    campus_id, user_id, day, presence_hours, sessions,
    0 as projects_validated, 0 as exams_validated, 0 as projects_failed, 0 as evaluations_given
  from presence
  union all
  select
    coalesce(p.campus_id, 'unknown'), m.user_id, m.day, 0, 0,
    m.projects_validated, m.exams_validated, m.projects_failed, 0
  from marked m
  left join people p on p.user_id = m.user_id
  union all
  select coalesce(p.campus_id, 'unknown'), e.user_id, e.day, 0, 0, 0, 0, 0, e.evaluations_given
  from evaluated e
  left join people p on p.user_id = e.user_id
),
days as (
  select
    campus_id,
    user_id,
    day,
    sum(presence_hours) as presence_hours,
    sum(sessions) as sessions,
    sum(projects_validated) as projects_validated,
    sum(exams_validated) as exams_validated,
    sum(projects_failed) as projects_failed,
    sum(evaluations_given) as evaluations_given
  from events
  group by campus_id, user_id, day
),
ranked_cursus as (
  select
    user_id,
    login,
    cursus_id,
    level,
    row_number() over (
      partition by user_id
      order by case when begin_at is null then 1 else 0 end, begin_at desc, id desc
    ) as place
  from {{ ref('intra42.cursus_users') }}
)
select
  d.campus_id as campus_id,
  c.name as campus,
  d.user_id as user_id,
  coalesce(u.login, r.login) as login,
  d.day as day,
  d.presence_hours as presence_hours,
  d.sessions as sessions,
  d.projects_validated as projects_validated,
  d.exams_validated as exams_validated,
  d.projects_failed as projects_failed,
  d.evaluations_given as evaluations_given,
  k.name as cursus,
  r.level as level
from days d
left join {{ ref('intra42.campus') }} c on c.id = d.campus_id
left join {{ ref('intra42.users') }} u on u.id = d.user_id
left join ranked_cursus r on r.user_id = d.user_id and r.place = 1
left join {{ ref('intra42.cursus') }} k on k.id = r.cursus_id
