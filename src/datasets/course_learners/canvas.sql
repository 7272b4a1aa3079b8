-- How each learner stands by what was handed in and graded: see learning_activity.
with
{{ include('../_canvas/learners.sql') }},
handed_in as (
  select course_id, user_id, max(submitted_on) as day
  from {{ ref('canvas.submissions') }}
  group by course_id, user_id
),
completed as (
  select t.course_id, t.user_id, max(a.day) as day
  from stands t
  join asked a on a.course_id = t.course_id and a.user_id = t.user_id
  where t.worked = t.possible
  group by t.course_id, t.user_id
)
select
  e.course_id as course_id,
  c.name as course,
  e.user_id as learner_id,
  coalesce(u.name, e.sortable_name) as learner,
  u.email as email,
  e.enrolled_on as enrolled_on,
  {{ flag(e.holds = 1) }} as is_enrolled,
  null as mode,
  coalesce({{ share(t.worked, t.possible) }}, 0) as progress,
  t.worked as sections_worked,
  t.possible as sections_possible,
  {{ share(e.current_score, 100) }} as grade,
  e.current_grade as letter_grade,
  null as is_passed,
  {{ flag(d.user_id is not null) }} as is_completed,
  d.day as completed_on,
  {{ days_between(e.enrolled_on, d.day) }} as days_to_complete,
  {{ greatest(e.last_activity_on, h.day) }} as last_active_on
from enrolled e
left join stands t on t.course_id = e.course_id and t.user_id = e.user_id
left join completed d on d.course_id = e.course_id and d.user_id = e.user_id
left join handed_in h on h.course_id = e.course_id and h.user_id = e.user_id
left join {{ ref('canvas.users') }} u on u.id = e.user_id
left join {{ ref('canvas.courses') }} c on c.id = e.course_id
where e.course_id is not null and e.user_id is not null
