-- Enrollments of one student that overlap are one spell, which ends today at the latest.
-- `stays`: student_id, school_id, school_year, calendar, entry_date, end_date (null: not known) and today.
spell_starts as (
  select
    student_id,
    school_id,
    school_year,
    calendar,
    entry_date,
    case when end_date > today then today else end_date end as end_date,
    case
      when entry_date <= max(coalesce(end_date, today)) over (
        partition by student_id, school_id, school_year
        order by entry_date
        rows between unbounded preceding and 1 preceding
      ) then 0
      else 1
    end as is_start
  from stays
),
numbered_spells as (
  select
    student_id,
    school_id,
    school_year,
    calendar,
    entry_date,
    end_date,
    sum(is_start) over (
      partition by student_id, school_id, school_year
      order by entry_date
      rows between unbounded preceding and current row
    ) as spell
  from spell_starts
)
