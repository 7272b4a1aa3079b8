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
)
