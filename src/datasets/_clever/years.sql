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
{{ include('../_parts/school_years.sql') }}
