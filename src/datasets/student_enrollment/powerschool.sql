with
{{ include('../_powerschool/years.sql') }},
-- An exit is planned from the first day on: while somebody is there, it is none.
stated as (
  select
    s.id,
    s.entry_date as entry_date,
    case when upper(s.enroll_status) in ('A', 'P') then null else s.exit_date end as exit_date,
    h.name as school,
    coalesce(h.school_number, s.school_number, {{ to_text(s.school_id) }}) as school_id
  from {{ ref('powerschool.students') }} s
  left join {{ ref('powerschool.schools') }} h
    on h.id = s.school_id or (s.school_id is null and h.school_number = s.school_number)
),
enrolled as (
  select
    e.id,
    e.entry_date,
    e.exit_date,
    e.school,
    e.school_id,
    c.school_year as current_year,
    case
      when e.exit_date is not null
        then {{ year_of(e.exit_date) }} + case when {{ month_of(e.exit_date) }} >= 7 then 1 else 0 end
      when e.entry_date > {{ today() }}
        then {{ year_of(e.entry_date) }} + case when {{ month_of(e.entry_date) }} >= 7 then 1 else 0 end
      else c.school_year
    end as school_year
  from stated e
  cross join current_year c
)
-- Its API tells the enrollment that counts now: one for each student.
select
  coalesce(s.local_id, {{ to_text(s.id) }}) as student_id,
  s.last_name as last_name,
  s.first_name as first_name,
  s.middle_name as middle_name,
  s.birth_date as birth_date,
  case upper(s.gender) when 'M' then 'Male' when 'F' then 'Female' else s.gender end as sex,
  -- The codes of races are each district's own; only the federal question is the same everywhere.
  case when upper(s.federal_ethnicity) in ('YES', 'Y', '1', 'TRUE') then 'Hispanic/Latino' end as race_ethnicity,
  s.scheduling_reporting_ethnicity as races,
  null as english_learner,
  null as economically_disadvantaged,
  null as special_education,
  null as home_language,
  s.grade_level as grade_level,
  e.school as school,
  e.school_id as school_id,
  e.school_year as school_year,
  null as calendar,
  e.entry_date as entry_date,
  e.exit_date as exit_date,
  case when e.exit_date is null then null else coalesce(s.enroll_status_description, s.exit_code) end as exit_type,
  {{ flag(upper(s.enroll_status) = 'A' and e.entry_date <= today()) }} as active,
  e.school_year as most_recent_enrollment_year,
  case
    when y.end_date is null then null
    else {{ flag(today() >= y.end_date and coalesce(e.exit_date, y.end_date) >= y.end_date) }}
  end as completed_school_year,
  null as retained,
  e.current_year - e.school_year as years_ago
from enrolled e
join {{ ref('powerschool.students') }} s on s.id = e.id
left join years y on y.school_year = e.school_year
