-- Open edX tells where each learner stands and not since when. Every state was kept with the day on which it
-- was last seen: the next one began on that day.
with
looked as (
  select min(seen_on) as first_day, max(seen_on) as last_day
  from {{ ref('openedx.progress') }}
),
-- A whole number that all numbers up to 22 divide: shares of so many sections add up exactly.
progress_parts as (
  select
    p.*,
    coalesce({{ quotient(232792560 * sections_worked, sections_possible) }}, 0) as parts
  from {{ ref('openedx.progress') }} p
),
progress_states as (
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
    parts,
    lag(parts) over (partition by course_id, username order by seen_at, id) as parts_before
  from progress_parts
),
{{ include('../_openedx/completion_states.sql') }}

-- ── Who is enrolled. Whoever unenrolls keeps a row, which no longer counts ──
enrolled as (
  select
    e.course_id,
    e.username,
    e.enrolled_on,
    {{ flag(is_true(e.is_active)) }} as is_active,
    -- What was there at the first reading had begun before, nobody knows when.
    {{ flag(e.enrolled_on >= l.first_day) }} as is_watched,
    {{ greatest(e.enrolled_on, l.first_day) }} as from_day
  from {{ ref('openedx.enrollments') }} e
  cross join looked l
),

-- ── Who worked on which day: what was done has changed ──
worked as (
  select course_id, username, began_on as day
  from progress_states
  where began_on is not null and done <> done_before
  union all
  select course_id, username, began_on
  from completion_states
  where began_on is not null and done <> done_before
  union all
  select e.course_id, e.username, e.enrolled_on
  from progress_states s
  join enrolled e on e.course_id = s.course_id and e.username = s.username
  where s.began_on is null and s.done > 0 and {{ is_true(e.is_watched) }}
  union all
  select e.course_id, e.username, e.enrolled_on
  from completion_states s
  join enrolled e on e.course_id = s.course_id and e.username = s.username
  where s.began_on is null and s.done > 0 and {{ is_true(e.is_watched) }}
),
active as {{ materialized }} (
  select distinct course_id, username, day
  from worked
  union all
  select distinct '*', username, day
  from worked
),

-- ── How far learners came, and who completed ──
steps as (
  select
    e.course_id,
    e.username,
    e.enrolled_on,
    case when s.began_on is null then e.from_day else s.began_on end as day,
    case when s.began_on is not null or {{ is_true(e.is_watched) }} then 1 else 0 end as is_known,
    case
      when s.sections_possible > 0 and s.sections_worked = s.sections_possible then 1
      else 0
    end as is_complete,
    s.parts - coalesce(s.parts_before, 0) as parts
  from progress_states s
  join enrolled e on e.course_id = s.course_id and e.username = s.username
  where {{ is_true(e.is_active) }}
),
completed as (
  select
    course_id,
    username,
    min(day) as day,
    max(enrolled_on) as enrolled_on,
    min(is_known) as is_known
  from steps
  where is_complete = 1
  group by course_id, username
),

-- ── What happened on each day, of each course ──
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
  where {{ is_true(is_active) }}
  group by course_id, enrolled_on
  union all
  select
    course_id,
    day,
    0,
    count(*),
    sum(case when is_known = 1 then {{ days_between(enrolled_on, day) }} else 0 end),
    sum(is_known),
    0
  from completed
  group by course_id, day
  union all
  select course_id, day, 0, 0, 0, 0, sum(parts)
  from steps
  group by course_id, day
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
  case when p.until_day >= l.first_day then p.all_completions end as completions,
  case when p.until_day >= l.first_day then p.new_completions end as new_completions,
  case
    when p.until_day >= l.first_day then {{ share(p.all_parts, 232792560 * p.all_enrollments) }}
  end as average_progress,
  {{ share(p.all_days_taken, p.all_completions_timed) }} as average_days_to_complete
from periods p
cross join looked l
left join {{ ref('openedx.courses') }} c on c.course_id = p.course_id
