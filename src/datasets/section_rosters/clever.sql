with
-- A school year is named by the year in which its terms end.
term_years as (
  select
    id,
    name,
    start_date,
    end_date,
    {{ year_of(coalesce(end_date, start_date)) }} + case when {{ month_of(coalesce(end_date, start_date)) }} >= 8 then 1 else 0 end as school_year
  from {{ ref('clever.terms') }}
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
-- Clever knows who is in a section, and not since when: the whole term, as far as it tells.
select distinct
  r.student_id as student_id,
  u.last_name as last_name,
  u.first_name as first_name,
  s.school_id as school_id,
  s.school as school,
  s.school_year as school_year,
  s.session_name as session_name,
  s.local_course_code as local_course_code,
  s.section_id as section_id,
  s.course_title as course_title,
  s.begin_date as begin_date,
  s.end_date as end_date,
  {{ flag(coalesce(s.begin_date, today()) <= today() and coalesce(s.end_date, today()) >= today()) }} as active,
  case when s.subject is null then null else {{ flag(lower(s.subject) like 'homeroom%') }} end as homeroom
from {{ ref('clever.section_students') }} r
join known_sections s on s.section_id = r._parent
left join {{ ref('clever.users') }} u on u.id = r.student_id
where r.student_id is not null
