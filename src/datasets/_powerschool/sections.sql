{{ include('years.sql') }},
-- What names a section everywhere. Schools and students go by the numbers that people know them by.
known_sections as (
  select
    s.id as id,
    {{ to_text(s.id) }} as section_id,
    coalesce(h.school_number, {{ to_text(coalesce(s.school_id, s.listed_school_id)) }}) as school_id,
    h.name as school,
    coalesce(t.school_year, y.school_year) as school_year,
    coalesce(t.name, {{ to_text(s.term_id) }}, {{ to_text(y.school_year) }}) as session_name,
    coalesce(c.course_number, {{ to_text(s.course_id) }}, {{ to_text(s.id) }}) as local_course_code,
    c.course_number as course_code,
    c.course_name as course_title,
    s.section_number as section_number,
    s.room as room,
    s.staff_id as staff_id,
    coalesce(t.start_date, w.begin_date) as begin_date,
    coalesce(t.end_date, w.end_date) as end_date
  from {{ ref('powerschool.sections') }} s
  cross join current_year y
  left join term_years t on t.id = s.term_id
  left join years w on w.school_year = coalesce(t.school_year, y.school_year)
  left join {{ ref('powerschool.courses') }} c on c.id = s.course_id
  left join {{ ref('powerschool.schools') }} h on h.id = coalesce(s.school_id, s.listed_school_id)
)
