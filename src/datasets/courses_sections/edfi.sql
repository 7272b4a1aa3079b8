with
subject_names as (
  select _parent, _position, {{ descriptor(academic_subject_descriptor) }} as subject_name
  from {{ ref('edfi.course_academic_subjects') }}
),
subjects as (
  select _parent, {{ join_text(subject_name, _position) }} as subjects
  from subject_names
  group by _parent
),
-- The teachers of record; where nobody is called so, all who teach the section.
teachers as (
  select
    a.section_identifier,
    a.local_course_code,
    a.school_id,
    a.school_year,
    a.session_name,
    a.staff_unique_id,
    {{ concat(max(p.first_name), ' ', max(p.last_surname)) }} as teacher_name,
    max(p.last_surname) as sort_name,
    max(case when lower({{ descriptor(a.classroom_position_descriptor) }}) like 'teacher of record%' then 1 else 0 end) as is_of_record
  from {{ ref('edfi.staffSectionAssociations') }} a
  join {{ ref('edfi.staffs') }} p on p.staff_unique_id = a.staff_unique_id
  group by a.section_identifier, a.local_course_code, a.school_id, a.school_year, a.session_name, a.staff_unique_id
),
ranked_teachers as (
  select
    section_identifier,
    local_course_code,
    school_id,
    school_year,
    session_name,
    teacher_name,
    is_of_record,
    max(is_of_record) over (
      partition by section_identifier, local_course_code, school_id, school_year, session_name
    ) as has_teacher_of_record,
    row_number() over (
      partition by section_identifier, local_course_code, school_id, school_year, session_name
      order by sort_name, teacher_name, staff_unique_id
    ) as place
  from teachers
),
teacher_lists as (
  select
    section_identifier,
    local_course_code,
    school_id,
    school_year,
    session_name,
    {{ join_text(teacher_name, place) }} as teachers
  from ranked_teachers
  where is_of_record = has_teacher_of_record
  group by section_identifier, local_course_code, school_id, school_year, session_name
),
-- Everybody who was ever in the section, and those whose time in it includes today.
rosters as (
  select
    section_identifier,
    local_course_code,
    school_id,
    school_year,
    session_name,
    count(distinct student_unique_id) as students,
    count(distinct case
      when begin_date <= {{ today() }} and (end_date is null or end_date >= {{ today() }}) then student_unique_id
    end) as students_now
  from {{ ref('edfi.studentSectionAssociations') }}
  group by section_identifier, local_course_code, school_id, school_year, session_name
),
-- A source that has no rosters at all says nothing about the size of a section.
roster_records as (
  select count(*) as records from {{ ref('edfi.studentSectionAssociations') }}
)
select
  {{ to_text(s.school_id) }} as school_id,
  h.name_of_institution as school,
  s.school_year as school_year,
  s.session_name as session_name,
  {{ descriptor(t.term_descriptor) }} as term,
  s.local_course_code as local_course_code,
  s.section_identifier as section_id,
  s.section_name as section_name,
  o.course_code as course_code,
  coalesce(o.local_course_title, c.course_title) as course_title,
  coalesce(u.subjects, {{ descriptor(c.academic_subject_descriptor) }}) as subject,
  coalesce(s.available_credits, c.maximum_available_credits) as credits,
  s.classroom_identification_code as classroom,
  l.teachers as teachers,
  case when n.records = 0 then null else coalesce(r.students, 0) end as students_enrolled,
  case when n.records = 0 then null else coalesce(r.students_now, 0) end as students_now,
  t.begin_date as begin_date,
  t.end_date as end_date
from {{ ref('edfi.sections') }} s
cross join roster_records n
left join {{ ref('edfi.schools') }} h on h.school_id = s.school_id
left join {{ ref('edfi.sessions') }} t
  on t.session_name = s.session_name
  and t.school_id = s.school_id
  and t.school_year = s.school_year
left join {{ ref('edfi.courseOfferings') }} o
  on o.local_course_code = s.local_course_code
  and o.session_name = s.session_name
  and o.school_id = s.school_id
  and o.school_year = s.school_year
left join {{ ref('edfi.courses') }} c
  on c.course_code = o.course_code
  and c.education_organization_id = o.course_education_organization_id
left join subjects u on u._parent = c.id
left join teacher_lists l
  on l.section_identifier = s.section_identifier
  and l.local_course_code = s.local_course_code
  and l.session_name = s.session_name
  and l.school_id = s.school_id
  and l.school_year = s.school_year
left join rosters r
  on r.section_identifier = s.section_identifier
  and r.local_course_code = s.local_course_code
  and r.session_name = s.session_name
  and r.school_id = s.school_id
  and r.school_year = s.school_year
