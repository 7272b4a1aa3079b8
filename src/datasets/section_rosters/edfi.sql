select
  r.student_unique_id as student_id,
  p.last_surname as last_name,
  p.first_name as first_name,
  {{ to_text(r.school_id) }} as school_id,
  h.name_of_institution as school,
  r.school_year as school_year,
  r.session_name as session_name,
  r.local_course_code as local_course_code,
  r.section_identifier as section_id,
  coalesce(o.local_course_title, c.course_title) as course_title,
  r.begin_date as begin_date,
  r.end_date as end_date,
  {{ flag(r.begin_date <= today() and coalesce(r.end_date, t.end_date, today()) >= today()) }} as active,
  case when r.homeroom_indicator is null then null else {{ flag(is_true(r.homeroom_indicator)) }} end as homeroom
from {{ ref('edfi.studentSectionAssociations') }} r
left join {{ ref('edfi.students') }} p on p.student_unique_id = r.student_unique_id
left join {{ ref('edfi.schools') }} h on h.school_id = r.school_id
left join {{ ref('edfi.sessions') }} t
  on t.session_name = r.session_name
  and t.school_id = r.school_id
  and t.school_year = r.school_year
left join {{ ref('edfi.courseOfferings') }} o
  on o.local_course_code = r.local_course_code
  and o.session_name = r.session_name
  and o.school_id = r.school_id
  and o.school_year = r.school_year
left join {{ ref('edfi.courses') }} c
  on c.course_code = o.course_code
  and c.education_organization_id = o.course_education_organization_id
