with
ranked_mails as (
  select
    _parent,
    electronic_mail_address,
    row_number() over (
      partition by _parent
      order by
        case when {{ is_true(primary_email_address_indicator) }} then 0 else 1 end,
        case when lower({{ descriptor(electronic_mail_type_descriptor) }}) in ('work', 'organization') then 0 else 1 end,
        _position
    ) as place
  from {{ ref('edfi.staff_electronic_mails') }}
)
select
  a.staff_unique_id as staff_id,
  p.last_surname as last_name,
  p.first_name as first_name,
  m.electronic_mail_address as email,
  {{ to_text(a.education_organization_id) }} as organization_id,
  coalesce(s.name_of_institution, d.name_of_institution) as organization,
  {{ descriptor(a.staff_classification_descriptor) }} as classification,
  a.position_title as position_title,
  a.begin_date as begin_date,
  a.end_date as end_date,
  {{ flag(a.begin_date <= today() and (a.end_date is null or a.end_date >= today())) }} as active,
  a.full_time_equivalency as full_time_equivalency,
  {{ descriptor(p.highest_completed_level_of_education_descriptor) }} as highest_degree,
  p.years_of_prior_teaching_experience as years_teaching_before
from {{ ref('edfi.staffEducationOrganizationAssignmentAssociations') }} a
left join {{ ref('edfi.staffs') }} p on p.staff_unique_id = a.staff_unique_id
left join ranked_mails m on m._parent = p.id and m.place = 1
left join {{ ref('edfi.schools') }} s on s.school_id = a.education_organization_id
left join {{ ref('edfi.localEducationAgencies') }} d
  on d.local_education_agency_id = a.education_organization_id
