with
participations as (
  select
    'Program' as kind,
    id,
    student_unique_id,
    education_organization_id,
    program_name,
    program_type_descriptor,
    begin_date,
    end_date,
    reason_exited_descriptor,
    null as setting_descriptor
  from {{ ref('edfi.studentProgramAssociations') }}
  union all
  select
    'Special education',
    id,
    student_unique_id,
    education_organization_id,
    program_name,
    program_type_descriptor,
    begin_date,
    coalesce(end_date, special_education_exit_date),
    coalesce(reason_exited_descriptor, special_education_exit_reason_descriptor),
    special_education_setting_descriptor
  from {{ ref('edfi.studentSpecialEducationProgramAssociations') }}
),
disability_names as (
  select
    _parent,
    coalesce(order_of_disability, 99) * 100 + _position as place,
    {{ descriptor(disability_descriptor) }} as disability_name
  from {{ ref('edfi.student_special_education_disabilities') }}
),
disabilities as (
  select _parent, {{ join_text(disability_name, place) }} as disabilities
  from disability_names
  group by _parent
)
select
  a.kind as kind,
  a.id as participation_id,
  a.student_unique_id as student_id,
  p.last_surname as last_name,
  p.first_name as first_name,
  {{ to_text(a.education_organization_id) }} as organization_id,
  coalesce(s.name_of_institution, d.name_of_institution) as organization,
  a.program_name as program,
  {{ descriptor(a.program_type_descriptor) }} as program_type,
  a.begin_date as begin_date,
  a.end_date as end_date,
  {{ flag(a.begin_date <= today() and (a.end_date is null or a.end_date >= today())) }} as active,
  {{ descriptor(a.reason_exited_descriptor) }} as exit_reason,
  x.disabilities as disabilities,
  {{ descriptor(a.setting_descriptor) }} as setting
from participations a
left join {{ ref('edfi.students') }} p on p.student_unique_id = a.student_unique_id
left join {{ ref('edfi.schools') }} s on s.school_id = a.education_organization_id
left join {{ ref('edfi.localEducationAgencies') }} d
  on d.local_education_agency_id = a.education_organization_id
left join disabilities x on x._parent = a.id and a.kind = 'Special education'
