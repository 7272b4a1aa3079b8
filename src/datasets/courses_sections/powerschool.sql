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
-- Everybody who was ever in the section, and those whose time in it includes today.
rosters as (
  select
    e.section_id,
    count(distinct e.student_id) as students,
    count(distinct case
      when coalesce(e.entry_date, s.begin_date, {{ today() }}) <= {{ today() }}
        and coalesce(e.exit_date, s.end_date, {{ today() }}) >= {{ today() }} then e.student_id
    end) as students_now
  from {{ ref('powerschool.section_enrollments') }} e
  join known_sections s on s.id = e.section_id
  group by e.section_id
),
-- A source that has no rosters at all says nothing about the size of a section.
roster_records as (select count(*) as records from {{ ref('powerschool.section_enrollments') }})
select
  s.school_id as school_id,
  s.school as school,
  s.school_year as school_year,
  s.session_name as session_name,
  null as term,
  s.local_course_code as local_course_code,
  s.section_id as section_id,
  s.section_number as section_name,
  s.course_code as course_code,
  s.course_title as course_title,
  null as subject,
  null as credits,
  s.room as classroom,
  case when p.id is null then null else {{ concat(p.first_name, ' ', p.last_name) }} end as teachers,
  case when n.records = 0 then null else coalesce(r.students, 0) end as students_enrolled,
  case when n.records = 0 then null else coalesce(r.students_now, 0) end as students_now,
  s.begin_date as begin_date,
  s.end_date as end_date
from known_sections s
cross join roster_records n
left join {{ ref('powerschool.staff') }} p on p.id = s.staff_id
left join rosters r on r.section_id = s.id
