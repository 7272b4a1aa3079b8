-- Servers differ in what names a grading period: a name, a descriptor, or a descriptor and a number.
with
period_claims as (
  select
    school_id,
    school_year,
    grading_period_descriptor,
    coalesce(grading_period_name, '') as period_name,
    coalesce(period_sequence, 0) as period_number,
    min(begin_date) as begin_date,
    max(end_date) as end_date
  from {{ ref('edfi.gradingPeriods') }}
  group by school_id, school_year, grading_period_descriptor, grading_period_name, period_sequence
),
named_periods as (
  select school_id, school_year, grading_period_descriptor, period_name,
    min(begin_date) as begin_date, max(end_date) as end_date, min(period_number) as period_number
  from period_claims
  group by school_id, school_year, grading_period_descriptor, period_name
)
select
  g.id as grade_id,
  g.student_unique_id as student_id,
  p.last_surname as last_name,
  p.first_name as first_name,
  {{ to_text(g.school_id) }} as school_id,
  h.name_of_institution as school,
  g.school_year as school_year,
  g.session_name as session_name,
  g.local_course_code as local_course_code,
  g.section_identifier as section_id,
  coalesce(o.local_course_title, c.course_title) as course_title,
  coalesce(g.grading_period_name, {{ descriptor(g.grading_period_descriptor) }}) as grading_period,
  coalesce(n.begin_date, q.begin_date) as period_begin_date,
  coalesce(n.end_date, q.end_date) as period_end_date,
  {{ descriptor(g.grade_type_descriptor) }} as grade_type,
  g.letter_grade_earned as letter_grade,
  g.numeric_grade_earned as numeric_grade,
  {{ descriptor(g.performance_base_conversion_descriptor) }} as performance_level
from {{ ref('edfi.grades') }} g
left join {{ ref('edfi.students') }} p on p.student_unique_id = g.student_unique_id
left join {{ ref('edfi.schools') }} h on h.school_id = g.school_id
left join {{ ref('edfi.courseOfferings') }} o
  on o.local_course_code = g.local_course_code
  and o.session_name = g.session_name
  and o.school_id = g.school_id
  and o.school_year = g.school_year
left join {{ ref('edfi.courses') }} c
  on c.course_code = o.course_code
  and c.education_organization_id = o.course_education_organization_id
left join named_periods n
  on n.school_id = g.grading_period_school_id
  and n.school_year = g.grading_period_school_year
  and n.grading_period_descriptor = g.grading_period_descriptor
  and n.period_name = g.grading_period_name
left join period_claims q
  on g.grading_period_name is null
  and q.school_id = g.grading_period_school_id
  and q.school_year = g.grading_period_school_year
  and q.grading_period_descriptor = g.grading_period_descriptor
  and q.period_number = g.period_sequence
