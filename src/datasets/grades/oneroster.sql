with
{{ include('../_oneroster/sections.sql') }}
select
  r.sourced_id as grade_id,
  r.student_id as student_id,
  u.family_name as last_name,
  u.given_name as first_name,
  coalesce(s.school_id, l.school_id) as school_id,
  coalesce(s.school, h.name) as school,
  coalesce(p.school_year, s.school_year) as school_year,
  s.session_name as session_name,
  s.local_course_code as local_course_code,
  coalesce(s.class_id, l.class_id, r.class_id) as section_id,
  s.course_title as course_title,
  coalesce(p.title, l.title) as grading_period,
  p.start_date as period_begin_date,
  p.end_date as period_end_date,
  c.title as grade_type,
  r.text_score as letter_grade,
  r.score as numeric_grade,
  null as performance_level
from {{ ref('oneroster.results') }} r
left join {{ ref('oneroster.lineItems') }} l on l.sourced_id = r.line_item_id
left join {{ ref('oneroster.categories') }} c on c.sourced_id = l.category_id
left join {{ ref('oneroster.academicSessions') }} p
  on p.sourced_id = coalesce(l.grading_period_id, l.academic_session_id)
left join sections s on s.class_id = coalesce(l.class_id, r.class_id)
left join {{ ref('oneroster.orgs') }} h on h.sourced_id = l.school_id
left join {{ ref('oneroster.users') }} u on u.sourced_id = r.student_id
-- What was not handed in, or was excused, is a result without a grade.
where r.score is not null or r.text_score is not null
