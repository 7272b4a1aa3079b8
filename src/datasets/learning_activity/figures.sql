-- Figures has counted by day already. It tells of months by the last of their days.
with
enrolled as (
  select course_id, date_enrolled as day, count(*) as enrollments
  from {{ ref('figures.learner_enrollments') }}
  where {{ is_true(is_enrolled) }}
  group by course_id, date_enrolled
),
course_days as (
  select
    d.course_id,
    d.date_for as day,
    d.active_learners_today as learners,
    m.mau,
    d.enrollment_count as enrollments,
    coalesce(e.enrollments, 0) as new_enrollments,
    d.num_learners_completed as completions,
    d.num_learners_completed - lag(d.num_learners_completed) over (
      partition by d.course_id
      order by d.date_for
    ) as new_completions,
    d.average_progress as progress,
    -- Nought stands for nobody, too.
    case when d.num_learners_completed > 0 then d.average_days_to_complete end as days_to_complete
  from {{ ref('figures.course-daily-metrics') }} d
  left join {{ ref('figures.course-mau-metrics') }} m
    on m.course_id = d.course_id and m.date_for = d.date_for
  left join enrolled e on e.course_id = d.course_id and e.day = d.date_for
),
course_sums as (
  select
    day,
    sum(new_enrollments) as new_enrollments,
    sum(completions) as completions,
    sum(new_completions) as new_completions,
    sum(case when progress is not null then progress * enrollments end) as progress,
    sum(case when progress is not null then enrollments end) as with_progress,
    sum(case when days_to_complete is not null then days_to_complete * completions end) as days_taken,
    sum(case when days_to_complete is not null then completions end) as with_days
  from course_days
  group by day
),
all_days as (
  select
    course_id, day, learners, mau, enrollments, new_enrollments, completions, new_completions, progress,
    days_to_complete
  from course_days
  union all
  select
    '*',
    s.date_for,
    s.todays_active_user_count,
    s.mau,
    s.total_enrollment_count,
    coalesce(c.new_enrollments, 0),
    c.completions,
    c.new_completions,
    {{ share(c.progress, c.with_progress) }},
    {{ share(c.days_taken, c.with_days) }}
  from {{ ref('figures.site-daily-metrics') }} s
  left join course_sums c on c.day = s.date_for
),
in_months as (
  select
    d.*,
    {{ year_of(d.day) }} as in_year,
    {{ month_of(d.day) }} as in_month
  from all_days d
),
running as (
  select
    d.*,
    sum(new_enrollments) over (partition by course_id, in_year, in_month) as month_enrollments,
    sum(new_completions) over (partition by course_id, in_year, in_month) as month_completions,
    row_number() over (partition by course_id, in_year, in_month order by day desc) as from_end
  from in_months d
),
{{ include('../_parts/digits.sql') }},
month_ends as (
  select day, in_month
  from running
  where from_end = 1
  group by day, in_month
),
-- The first day of a month is that before which another month was.
months as (
  select m.day as last_day, {{ days_after(m.day, 0 - a.digit - 10 * b.digit) }} as day
  from month_ends m
  cross join digits a
  cross join digits b
  where a.digit + 10 * b.digit <= 30
    and {{ month_of(days_after(m.day, 0 - a.digit - 10 * b.digit)) }} = m.in_month
    and {{ month_of(days_after(m.day, 0 - a.digit - 10 * b.digit - 1)) }} <> m.in_month
),
periods as (
  select
    'day' as period,
    course_id,
    day,
    learners,
    mau,
    enrollments,
    new_enrollments,
    completions,
    new_completions,
    progress,
    days_to_complete
  from running
  where in_year >= {{ year_of(today()) }} - 1
  union all
  select
    'month',
    r.course_id,
    m.day,
    r.mau,
    r.mau,
    r.enrollments,
    r.month_enrollments,
    r.completions,
    r.month_completions,
    r.progress,
    r.days_to_complete
  from running r
  join months m on m.last_day = r.day
  where r.from_end = 1
)
select
  case when p.course_id = '*' then 'site' else 'course' end as scope,
  p.course_id as course_id,
  c.name as course,
  p.period as period,
  p.day as activity_date,
  p.learners as active_learners,
  p.mau as mau,
  p.enrollments as enrollments,
  p.new_enrollments as new_enrollments,
  p.completions as completions,
  p.new_completions as new_completions,
  p.progress as average_progress,
  p.days_to_complete as average_days_to_complete
from periods p
left join {{ ref('figures.courses-index') }} c on c.id = p.course_id
