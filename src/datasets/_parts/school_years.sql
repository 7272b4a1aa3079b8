-- The school years of `term_years`, and which of them is going on.
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
)
