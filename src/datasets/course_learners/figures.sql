-- Figures writes down an enrollment's progress on each day on which it changed.
with
steps as (
  select
    user_id,
    course_id,
    date_for,
    points_earned,
    {{ flag(is_true(completed)) }} as completed,
    lag(points_earned) over (partition by user_id, course_id order by date_for, id) as points_before
  from {{ ref('figures.enrollment-metrics') }}
),
passed as (
  select
    user_id,
    course_id,
    min(case when {{ is_true(completed) }} then date_for end) as completed_on,
    max(case when points_earned <> coalesce(points_before, 0) then date_for end) as last_active_on
  from steps
  group by user_id, course_id
)
select
  e.course_id as course_id,
  c.name as course,
  l.username as learner_id,
  l.fullname as learner,
  l.email as email,
  e.date_enrolled as enrolled_on,
  {{ flag(is_true(e.is_enrolled)) }} as is_enrolled,
  null as mode,
  e.progress_percent as progress,
  e.sections_worked as sections_worked,
  e.sections_possible as sections_possible,
  null as grade,
  null as letter_grade,
  null as is_passed,
  {{ flag(is_true(e.is_completed)) }} as is_completed,
  p.completed_on as completed_on,
  {{ days_between(e.date_enrolled, p.completed_on) }} as days_to_complete,
  p.last_active_on as last_active_on
from {{ ref('figures.learner_enrollments') }} e
join {{ ref('figures.learner-metrics') }} l on {{ to_text(l.id) }} = e._parent
left join passed p on p.user_id = l.id and p.course_id = e.course_id
left join {{ ref('figures.courses-index') }} c on c.id = e.course_id
