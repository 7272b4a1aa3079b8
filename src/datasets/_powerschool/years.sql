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
{{ include('../_parts/school_years.sql') }}
