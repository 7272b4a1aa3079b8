-- A grade book holds what was graded, and what the teacher marked as missing, late or exempt: a line item
-- without a result says nothing of a student, and when something was handed in nobody writes down.
with
-- Of several results for one line item and student the last one counts.
ranked as (
  select
    r.line_item_id,
    r.student_id,
    coalesce(l.class_id, r.class_id) as class_id,
    lower(r.score_status) as status,
    r.score,
    r.text_score,
    r.late,
    r.missing,
    l.title,
    l.due_at,
    l.due_date,
    l.result_value_max,
    row_number() over (
      partition by r.line_item_id, r.student_id
      order by case when r.score_date is null then 1 else 0 end, r.score_date desc, r.sourced_id desc
    ) as place
  from {{ ref('oneroster.results') }} r
  join {{ ref('oneroster.lineItems') }} l on l.sourced_id = r.line_item_id
)
select
  r.class_id as course_id,
  c.title as course,
  r.line_item_id as assignment_id,
  r.title as assignment,
  r.student_id as learner_id,
  r.student_id as student_id,
  case when u.sourced_id is null then null else {{ concat(u.given_name, ' ', u.family_name) }} end as learner,
  r.due_at as due_at,
  null as submitted_at,
  {{ flag(r.score is not null or r.status in ('submitted', 'partially graded', 'fully graded')) }} as submitted,
  {{ flag(is_true(r.late)) }} as late,
  case
    when r.missing is not null then {{ flag(is_true(r.missing)) }}
    else {{ flag(r.status = 'not submitted' and r.score is null and r.text_score is null and days_between(r.due_date, today()) > 0) }}
  end as missing,
  case when r.status is null then null else {{ flag(r.status = 'exempt') }} end as excused,
  {{ flag(r.score is not null) }} as graded,
  r.score as score,
  r.result_value_max as points_possible,
  {{ share(r.score, r.result_value_max) }} as score_share
from ranked r
left join {{ ref('oneroster.classes') }} c on c.sourced_id = r.class_id
left join {{ ref('oneroster.users') }} u on u.sourced_id = r.student_id
where r.place = 1 and r.class_id is not null and r.student_id is not null
