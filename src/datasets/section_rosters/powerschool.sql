with
-- A school year is named by the year in which it ends; PowerSchool names it by the one in which it begins.
term_years as (
  select
    id,
    name,
    start_date,
    end_date,
    coalesce(
      start_year + 1,
      {{ year_of(coalesce(end_date, start_date)) }} + case when {{ month_of(coalesce(end_date, start_date)) }} >= 8 then 1 else 0 end
    ) as school_year
  from {{ ref('powerschool.terms') }}
),
years as (
  select school_year, min(start_date) as begin_date, max(end_date) as end_date
  from term_years
  where school_year is not null
  group by school_year
),
-- The school year that is going on; between two years, or where none is told, a new one begins in July.
current_year as (
  select
    coalesce(
      max(case when begin_date <= {{ today() }} and end_date >= {{ today() }} then school_year end),
      {{ year_of(today()) }} + case when {{ month_of(today()) }} >= 7 then 1 else 0 end
    ) as school_year
  from years
),
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
),
stays as (
  select
    e.student_id,
    e.section_id,
    coalesce(e.entry_date, s.begin_date) as begin_date,
    e.exit_date as end_date,
    row_number() over (
      partition by e.student_id, e.section_id, coalesce(e.entry_date, s.begin_date)
      order by case when e.exit_date is null then 0 else 1 end, e.exit_date desc, e.id
    ) as place
  from {{ ref('powerschool.section_enrollments') }} e
  join known_sections s on s.id = e.section_id
)
select
  coalesce(p.local_id, {{ to_text(e.student_id) }}) as student_id,
  p.last_name as last_name,
  p.first_name as first_name,
  s.school_id as school_id,
  s.school as school,
  s.school_year as school_year,
  s.session_name as session_name,
  s.local_course_code as local_course_code,
  s.section_id as section_id,
  s.course_title as course_title,
  e.begin_date as begin_date,
  e.end_date as end_date,
  {{ flag(coalesce(e.begin_date, today()) <= today() and coalesce(e.end_date, s.end_date, today()) >= today()) }} as active,
  null as homeroom
from stays e
join known_sections s on s.id = e.section_id
left join {{ ref('powerschool.students') }} p on p.id = e.student_id
where e.place = 1
