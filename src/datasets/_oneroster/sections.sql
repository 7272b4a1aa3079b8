{{ include('years.sql') }},
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
)
