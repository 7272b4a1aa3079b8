with
-- Somebody may be in several sections of a course, and name and number stand with each.
learners as (
  select user_id, max(sis_user_id) as sis_user_id, max(sortable_name) as sortable_name
  from {{ ref('canvas.enrollments') }}
  group by user_id
)
select
  s.course_id as course_id,
  c.name as course,
  s.assignment_id as assignment_id,
  a.name as assignment,
  s.user_id as learner_id,
  coalesce(u.sis_user_id, l.sis_user_id) as student_id,
  coalesce(u.name, l.sortable_name) as learner,
  coalesce(s.cached_due_date, a.due_at) as due_at,
  s.submitted_at as submitted_at,
  {{ flag(s.submitted_at is not null) }} as submitted,
  {{ flag(is_true(s.late)) }} as late,
  {{ flag(is_true(s.missing)) }} as missing,
  {{ flag(is_true(s.excused)) }} as excused,
  {{ flag(s.score is not null) }} as graded,
  s.score as score,
  a.points_possible as points_possible,
  {{ share(s.score, a.points_possible) }} as score_share
from {{ ref('canvas.submissions') }} s
join {{ ref('canvas.assignments') }} a on a.id = s.assignment_id
left join {{ ref('canvas.courses') }} c on c.id = s.course_id
left join {{ ref('canvas.users') }} u on u.id = s.user_id
left join learners l on l.user_id = s.user_id
where s.user_id is not null and s.assignment_id is not null and s.course_id is not null
