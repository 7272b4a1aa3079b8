with
-- The school year that is going on; between two years, or where none is told, a new one begins in July.
current_year as (
  select
    coalesce(
      max(case when lower(type) = 'schoolyear' and start_date <= {{ today() }} and end_date >= {{ today() }} then school_year end),
      {{ year_of(today()) }} + case when {{ month_of(today()) }} >= 7 then 1 else 0 end
    ) as school_year
  from {{ ref('oneroster.academicSessions') }}
),
years as (
  select
    school_year,
    coalesce(min(case when lower(type) = 'schoolyear' then start_date end), min(start_date)) as begin_date,
    coalesce(max(case when lower(type) = 'schoolyear' then end_date end), max(end_date)) as end_date
  from {{ ref('oneroster.academicSessions') }}
  where school_year is not null
  group by school_year
),
class_sessions as (
  select
    t._parent as class_id,
    coalesce(s.title, t.session_id) as session_name,
    s.type as kind,
    s.school_year as school_year,
    s.start_date as start_date,
    s.end_date as end_date,
    row_number() over (
      partition by t._parent
      order by case when s.start_date is null then 1 else 0 end, s.start_date, t._position
    ) as place
  from {{ ref('oneroster.class_terms') }} t
  left join {{ ref('oneroster.academicSessions') }} s on s.sourced_id = t.session_id
),
-- A class may last for several terms: it is one section all the same.
class_times as (
  select
    class_id,
    {{ join_text(session_name, place) }} as session_name,
    case when min(kind) = max(kind) then min(kind) end as kind,
    max(school_year) as school_year,
    min(start_date) as begin_date,
    max(end_date) as end_date
  from class_sessions
  group by class_id
),
-- What names a section everywhere. Without a term it is of the year that is going on.
sections as (
  select
    c.sourced_id as class_id,
    c.school_id as school_id,
    o.name as school,
    coalesce(t.school_year, y.school_year) as school_year,
    coalesce(t.session_name, {{ to_text(coalesce(t.school_year, y.school_year)) }}) as session_name,
    t.kind as kind,
    coalesce(k.course_code, c.course_id, c.class_code, c.sourced_id) as local_course_code,
    k.course_code as course_code,
    coalesce(k.title, c.title) as course_title,
    c.course_id as course_id,
    c.title as section_name,
    c.class_type as class_type,
    c.location as location,
    coalesce(t.begin_date, w.begin_date) as begin_date,
    coalesce(t.end_date, w.end_date) as end_date
  from {{ ref('oneroster.classes') }} c
  cross join current_year y
  left join class_times t on t.class_id = c.sourced_id
  left join years w on w.school_year = coalesce(t.school_year, y.school_year)
  left join {{ ref('oneroster.courses') }} k on k.sourced_id = c.course_id
  left join {{ ref('oneroster.orgs') }} o on o.sourced_id = c.school_id
),
-- Who does not say when they came in is taken to be in the class from its first day.
stays as (
  select
    e.sourced_id,
    e.user_id,
    e.class_id,
    coalesce(e.begin_date, s.begin_date) as begin_date,
    e.end_date as end_date,
    row_number() over (
      partition by e.user_id, e.class_id, coalesce(e.begin_date, s.begin_date)
      order by case when e.end_date is null then 0 else 1 end, e.end_date desc, e.sourced_id
    ) as place
  from {{ ref('oneroster.enrollments') }} e
  join sections s on s.class_id = e.class_id
  where lower(e.role) = 'student'
)
select
  e.user_id as student_id,
  u.family_name as last_name,
  u.given_name as first_name,
  s.school_id as school_id,
  s.school as school,
  s.school_year as school_year,
  s.session_name as session_name,
  s.local_course_code as local_course_code,
  s.class_id as section_id,
  s.course_title as course_title,
  e.begin_date as begin_date,
  e.end_date as end_date,
  {{ flag(coalesce(e.begin_date, today()) <= today() and coalesce(e.end_date, s.end_date, today()) >= today()) }} as active,
  case when s.class_type is null then null else {{ flag(lower(s.class_type) = 'homeroom') }} end as homeroom
from stays e
join sections s on s.class_id = e.class_id
left join {{ ref('oneroster.users') }} u on u.sourced_id = e.user_id
where e.place = 1
