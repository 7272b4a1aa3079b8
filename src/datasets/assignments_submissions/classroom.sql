with
learners as (
  select user_id, max(full_name) as full_name
  from {{ ref('classroom.students') }}
  group by user_id
)
select
  s.course_id as course_id,
  c.name as course,
  s.coursework_id as assignment_id,
  w.title as assignment,
  s.user_id as learner_id,
  -- Classroom is not told how the school's own system calls a student.
  null as student_id,
  l.full_name as learner,
  w.due_at as due_at,
  s.submitted_at as submitted_at,
  {{ flag(s.submitted_at is not null) }} as submitted,
  {{ flag(is_true(s.late) and s.submitted_at is not null) }} as late,
  {{ flag(s.submitted_at is null and s.assigned_grade is null and days_between(w.due_at, today()) > 0) }} as missing,
  null as excused,
  {{ flag(s.assigned_grade is not null) }} as graded,
  s.assigned_grade as score,
  w.max_points as points_possible,
  {{ share(s.assigned_grade, w.max_points) }} as score_share
from {{ ref('classroom.submissions') }} s
join {{ ref('classroom.coursework') }} w on w.course_id = s.course_id and w.coursework_id = s.coursework_id
left join {{ ref('classroom.courses') }} c on c.id = s.course_id
left join learners l on l.user_id = s.user_id
where s.user_id is not null
