with
-- An item belongs to the objectives that name it; of several the first by name.
item_objectives as (
  select
    b.assessment_identifier,
    b.namespace,
    i.identification_code as item_code,
    min(coalesce(b.description, b.nomenclature, b.identification_code)) as objective
  from {{ ref('edfi.objective_assessment_items') }} i
  join {{ ref('edfi.objectiveAssessments') }} b on b.id = i._parent
  where i.identification_code is not null
  group by b.assessment_identifier, b.namespace, i.identification_code
),
subject_names as (
  select _parent, _position, {{ descriptor(academic_subject_descriptor) }} as subject_name
  from {{ ref('edfi.assessment_academic_subjects') }}
),
subjects as (
  select _parent, {{ join_text(subject_name, _position) }} as subjects
  from subject_names
  group by _parent
),
-- What a sitting tells twice of an item counts once, as it stands first.
ranked_answers as (
  select
    _parent,
    coalesce(identification_code, 'Not stated') as item_code,
    item_number,
    assessment_response,
    {{ descriptor(assessment_item_result_descriptor) }} as result,
    raw_score_result,
    row_number() over (
      partition by _parent, coalesce(identification_code, 'Not stated')
      order by _position
    ) as place
  from {{ ref('edfi.student_assessment_items') }}
),
answers as (
  select
    _parent,
    item_code,
    item_number,
    assessment_response,
    result,
    lower(result) as result_key,
    raw_score_result
  from ranked_answers
  where place = 1
)
select
  r.id as result_id,
  r.student_unique_id as student_id,
  p.last_surname as last_name,
  p.first_name as first_name,
  r.assessment_identifier as assessment_id,
  a.assessment_title as assessment,
  u.subjects as subject,
  v.item_code as item_id,
  v.item_number as item_number,
  o.objective as objective,
  r.school_year as school_year,
  r.administration_date as administered_at,
  {{ descriptor(r.when_assessed_grade_level_descriptor) }} as grade_level,
  {{ to_text(r.reported_school_id) }} as school_id,
  s.name_of_institution as school,
  v.assessment_response as response,
  v.result as result,
  case
    when v.result_key like 'incorrect%' or v.result_key like 'did not meet%' or v.result_key like 'no response%' then {{ flag(1 = 0) }}
    when v.result_key like 'correct%' or v.result_key like 'met standard%' then {{ flag(1 = 1) }}
  end as correct,
  v.raw_score_result as raw_score
from answers v
join {{ ref('edfi.studentAssessments') }} r on r.id = v._parent
left join {{ ref('edfi.students') }} p on p.student_unique_id = r.student_unique_id
left join {{ ref('edfi.assessments') }} a
  on a.assessment_identifier = r.assessment_identifier and a.namespace = r.namespace
left join subjects u on u._parent = a.id
left join {{ ref('edfi.schools') }} s on s.school_id = r.reported_school_id
left join item_objectives o
  on o.assessment_identifier = r.assessment_identifier
  and o.namespace = r.namespace
  and o.item_code = v.item_code
