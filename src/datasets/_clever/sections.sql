{{ include('years.sql') }},
-- What names a section everywhere. Without a term it is of the year that is going on.
known_sections as (
  select
    s.id as section_id,
    s.school_id as school_id,
    h.name as school,
    coalesce(t.school_year, y.school_year) as school_year,
    coalesce(t.name, s.term_id, {{ to_text(y.school_year) }}) as session_name,
    coalesce(c.course_number, s.course_id, s.section_number, s.id) as local_course_code,
    c.course_number as course_code,
    coalesce(c.name, s.name) as course_title,
    s.name as section_name,
    s.subject as subject,
    s.teacher_id as teacher_id,
    coalesce(t.start_date, w.begin_date) as begin_date,
    coalesce(t.end_date, w.end_date) as end_date
  from {{ ref('clever.sections') }} s
  cross join current_year y
  left join term_years t on t.id = s.term_id
  left join years w on w.school_year = coalesce(t.school_year, y.school_year)
  left join {{ ref('clever.courses') }} c on c.id = s.course_id
  left join {{ ref('clever.schools') }} h on h.id = s.school_id
)
