-- From what happened to what is measured, day by day and month by month, of each course and of all (`*`).
-- `looked`: the first_day and last_day of readings. `active`: course_id, username and day, `*` included.
-- `happened`: of each course and day its enrollments, completions and days_taken, of completions_timed, and
-- parts of courses done, of 232792560 each, a number that all numbers up to 22 divide.
months_of_learners as (
  select course_id, username, min(day) as day
  from active
  group by course_id, username, {{ year_of(day) }}, {{ month_of(day) }}
),
learned as (
  select course_id, day, count(*) as learners, 0 as new_learners
  from active
  group by course_id, day
  union all
  select course_id, day, 0, count(*)
  from months_of_learners
  group by course_id, day
),

-- ── All days up to the last reading, which saw only a part of its own ──
{{ include('digits.sql') }},
begun as (
  select course_id, min(day) as day
  from happened
  group by course_id
  union all
  select '*', min(day)
  from happened
),
reach as (
  select min(b.day) as first_day, max(l.last_day) as end_day
  from begun b
  cross join looked l
),
days as {{ materialized }} (
  -- A month earlier than the first, for the first day of its month.
  select {{ days_after(r.first_day, a.digit + 10 * b.digit + 100 * c.digit + 1000 * d.digit - 31) }} as day
  from reach r
  cross join digits a
  cross join digits b
  cross join digits c
  cross join digits d
  where a.digit + 10 * b.digit + 100 * c.digit + 1000 * d.digit < {{ days_between(r.first_day, r.end_day) }} + 31
),
months as (
  select day, {{ year_of(day) }} as in_year, {{ month_of(day) }} as in_month
  from days
  where {{ month_of(day) }} <> {{ month_of(days_after(day, -1)) }}
),
facts as (
  select
    course_id, day, enrollments, completions, days_taken, completions_timed, parts,
    0 as learners, 0 as new_learners
  from happened
  union all
  select '*', day, enrollments, completions, days_taken, completions_timed, parts, 0, 0
  from happened
  union all
  select course_id, day, 0, 0, 0, 0, 0, learners, new_learners
  from learned
  union all
  select b.course_id, d.day, 0, 0, 0, 0, 0, 0, 0
  from begun b
  join days d on d.day >= b.day
),
daily as (
  select
    f.course_id,
    f.day,
    {{ year_of(f.day) }} as in_year,
    {{ month_of(f.day) }} as in_month,
    sum(f.enrollments) as enrollments,
    sum(f.completions) as completions,
    sum(f.days_taken) as days_taken,
    sum(f.completions_timed) as completions_timed,
    sum(f.parts) as parts,
    sum(f.learners) as learners,
    sum(f.new_learners) as new_learners
  from facts f
  cross join reach r
  where f.day < r.end_day
  group by f.course_id, f.day, {{ year_of(f.day) }}, {{ month_of(f.day) }}
),
running as {{ materialized }} (
  select
    course_id,
    day,
    in_year,
    in_month,
    learners,
    enrollments as new_enrollments,
    completions_timed as new_completions,
    sum(new_learners) over (partition by course_id, in_year, in_month order by day) as mau,
    sum(enrollments) over (partition by course_id, in_year, in_month order by day) as month_enrollments,
    sum(completions_timed) over (partition by course_id, in_year, in_month order by day) as month_completions,
    sum(enrollments) over (partition by course_id order by day) as all_enrollments,
    sum(completions) over (partition by course_id order by day) as all_completions,
    sum(days_taken) over (partition by course_id order by day) as all_days_taken,
    sum(completions_timed) over (partition by course_id order by day) as all_completions_timed,
    sum(parts) over (partition by course_id order by day) as all_parts,
    row_number() over (partition by course_id, in_year, in_month order by day desc) as from_end
  from daily
),
periods as (
  select
    'day' as period,
    course_id,
    day,
    day as until_day,
    learners,
    mau,
    new_enrollments,
    new_completions,
    all_enrollments,
    all_completions,
    all_days_taken,
    all_completions_timed,
    all_parts
  from running
  where in_year >= {{ year_of(today()) }} - 1
  union all
  select
    'month',
    r.course_id,
    m.day,
    r.day,
    r.mau,
    r.mau,
    r.month_enrollments,
    r.month_completions,
    r.all_enrollments,
    r.all_completions,
    r.all_days_taken,
    r.all_completions_timed,
    r.all_parts
  from running r
  join months m on m.in_year = r.in_year and m.in_month = r.in_month
  where r.from_end = 1
)
