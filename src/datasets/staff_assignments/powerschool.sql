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
-- PowerSchool's API tells where somebody works and not since when: since the year began, at least.
starts as (
  select coalesce(max(case when y.school_year = c.school_year then y.begin_date end), min(y.begin_date)) as begin_date
  from years y
  cross join current_year c
)
select
  coalesce(p.local_id, {{ to_text(p.id) }}) as staff_id,
  p.last_name as last_name,
  p.first_name as first_name,
  p.work_email as email,
  coalesce(h.school_number, {{ to_text(p.listed_school_id) }}) as organization_id,
  h.name as organization,
  'Staff' as classification,
  null as position_title,
  s.begin_date as begin_date,
  null as end_date,
  {{ flag(1 = 1) }} as active,
  null as full_time_equivalency,
  null as highest_degree,
  null as years_teaching_before
from {{ ref('powerschool.staff') }} p
cross join starts s
left join {{ ref('powerschool.schools') }} h on h.id = p.listed_school_id
