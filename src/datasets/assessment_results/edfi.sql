with
-- Scores and levels of one reporting method stand in one row; an objective named Overall is the whole.
results as (
  select
    _parent,
    'Overall' as objective,
    assessment_reporting_method_descriptor as method,
    score_result,
    result_datatype_type_descriptor as score_type,
    null as level_descriptor,
    _position
  from {{ ref('edfi.student_assessment_score_results') }}
  union all
  select _parent, 'Overall', assessment_reporting_method_descriptor, null, null, performance_level_descriptor, _position
  from {{ ref('edfi.student_assessment_performance_levels') }}
  union all
  select _parent, identification_code, assessment_reporting_method_descriptor, score_result, result_datatype_type_descriptor, null, _position
  from {{ ref('edfi.student_objective_assessment_score_results') }}
  union all
  select _parent, identification_code, assessment_reporting_method_descriptor, null, null, performance_level_descriptor, _position
  from {{ ref('edfi.student_objective_assessment_performance_levels') }}
),
named_results as (
  select
    _parent,
    coalesce(objective, 'Not stated') as objective,
    coalesce({{ descriptor(method) }}, 'Not stated') as method,
    score_result,
    score_type,
    level_descriptor
  from results
),
result_lines as (
  select
    _parent,
    objective,
    method,
    min(score_result) as score_text,
    min({{ descriptor(score_type) }}) as score_type,
    min({{ descriptor(level_descriptor) }}) as performance_level
  from named_results
  group by _parent, objective, method
),
subject_names as (
  select _parent, _position, {{ descriptor(academic_subject_descriptor) }} as subject_name
  from {{ ref('edfi.assessment_academic_subjects') }}
),
subjects as (
  select _parent, {{ join_text(subject_name, _position) }} as subjects
  from subject_names
  group by _parent
)
select
  r.id as result_id,
  r.student_unique_id as student_id,
  p.last_surname as last_name,
  p.first_name as first_name,
  r.assessment_identifier as assessment_id,
  a.assessment_title as assessment,
  {{ descriptor(a.assessment_category_descriptor) }} as category,
  coalesce({{ descriptor(b.academic_subject_descriptor) }}, u.subjects) as subject,
  coalesce(l.objective, 'Overall') as objective_id,
  case when l.objective <> 'Overall' then coalesce(b.description, b.nomenclature, l.objective) end as objective,
  r.school_year as school_year,
  r.administration_date as administered_at,
  {{ descriptor(r.when_assessed_grade_level_descriptor) }} as grade_level,
  {{ to_text(r.reported_school_id) }} as school_id,
  s.name_of_institution as school,
  coalesce(l.method, 'Not stated') as reporting_method,
  l.score_text as score,
  {{ to_number(l.score_text) }} as score_number,
  l.performance_level as performance_level,
  {{ descriptor(r.reason_not_tested_descriptor) }} as reason_not_tested
from {{ ref('edfi.studentAssessments') }} r
left join result_lines l on l._parent = r.id
left join {{ ref('edfi.students') }} p on p.student_unique_id = r.student_unique_id
left join {{ ref('edfi.assessments') }} a
  on a.assessment_identifier = r.assessment_identifier and a.namespace = r.namespace
left join {{ ref('edfi.schools') }} s on s.school_id = r.reported_school_id
left join subjects u on u._parent = a.id
left join {{ ref('edfi.objectiveAssessments') }} b
  on b.identification_code = l.objective
  and b.assessment_identifier = r.assessment_identifier
  and b.namespace = r.namespace
