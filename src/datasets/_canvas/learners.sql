-- ── Who learns where: in several sections of a course somebody is enrolled once ──
enrolled as (
  select
    course_id,
    user_id,
    min(created_on) as enrolled_on,
    max(case when state in ('active', 'completed') then 1 else 0 end) as holds,
    max(sortable_name) as sortable_name,
    max(current_score) as current_score,
    max(current_grade) as current_grade,
    max(last_activity_on) as last_activity_on
  from {{ ref('canvas.enrollments') }}
  where type = 'StudentEnrollment'
  group by course_id, user_id
),
-- What is graded by points, is a part of the grade, and is asked of the learner.
asked as (
  select
    s.course_id,
    s.user_id,
    s.assignment_id,
    e.enrolled_on,
    case when s.score > 0 then 1 else 0 end as is_worked,
    -- What was done on paper was never handed in.
    {{ greatest(coalesce(s.submitted_on, s.graded_on), e.enrolled_on) }} as day
  from {{ ref('canvas.submissions') }} s
  join {{ ref('canvas.assignments') }} a on a.id = s.assignment_id
  join enrolled e on e.course_id = s.course_id and e.user_id = s.user_id
  where e.holds = 1
    and a.points_possible > 0
    and {{ is_true(a.published) }}
    and not {{ is_true(a.omit_from_final_grade) }}
    and not {{ is_true(s.excused) }}
),
stands as (
  select course_id, user_id, count(*) as possible, sum(is_worked) as worked
  from asked
  group by course_id, user_id
)
