with
{{ include('../_clever/years.sql') }},
-- The first day of the first section at a school, where the enrollment there does not say.
first_days as (
  select r.student_id as user_id, s.school_id, min(t.start_date) as begin_date
  from {{ ref('clever.section_students') }} r
  join {{ ref('clever.sections') }} s on s.id = r._parent
  left join term_years t on t.id = s.term_id
  group by r.student_id, s.school_id
),
stated as (
  select _parent as user_id, school_id, min(start_date) as begin_date,
    case when count(*) = count(end_date) then max(end_date) end as end_date
  from {{ ref('clever.student_enrollments') }}
  where school_id is not null
  group by _parent, school_id
),
pairs as (
  select distinct user_id, school_id
  from (
    select user_id, school_id from stated
    union all
    select _parent, school_id from {{ ref('clever.student_schools') }} where school_id is not null
    union all
    select id, student_school_id from {{ ref('clever.users') }} where student_school_id is not null
  ) told
),
enrolled as (
  select
    p.user_id,
    p.school_id,
    coalesce(s.begin_date, f.begin_date, w.begin_date) as entry_date,
    s.end_date as exit_date,
    y.school_year as current_year,
    -- Who is still there is enrolled in the year that is going on; who left, in the year of the last day.
    case
      when s.end_date is not null and s.end_date < {{ today() }}
        then {{ year_of(s.end_date) }} + case when {{ month_of(s.end_date) }} >= 7 then 1 else 0 end
      else y.school_year
    end as school_year
  from pairs p
  cross join current_year y
  left join years w on w.school_year = y.school_year
  left join stated s on s.user_id = p.user_id and s.school_id = p.school_id
  left join first_days f on f.user_id = p.user_id and f.school_id = p.school_id
),
latest_years as (
  select user_id, max(school_year) as latest_year
  from enrolled
  group by user_id
)
select
  e.user_id as student_id,
  u.last_name as last_name,
  u.first_name as first_name,
  u.middle_name as middle_name,
  u.birth_date as birth_date,
  case u.gender when 'M' then 'Male' when 'F' then 'Female' else u.gender end as sex,
  case
    when u.hispanic_ethnicity = 'Y' then 'Hispanic/Latino'
    when u.race = 'Caucasian' then 'White'
    when u.race = 'American Indian' then 'American Indian or Alaska Native'
    when u.race = 'Hawaiian or Other Pacific Islander' then 'Native Hawaiian or Other Pacific Islander'
    when u.race = 'Two or More Races' then 'Two or more races'
    when u.race in ('Asian', 'Black or African American') then u.race
  end as race_ethnicity,
  case when u.race = 'Unknown' then null else u.race end as races,
  case u.ell_status when 'Y' then {{ flag(1 = 1) }} when 'N' then {{ flag(1 = 0) }} end as english_learner,
  case
    when u.frl_status in ('Free', 'Reduced') then {{ flag(1 = 1) }}
    when u.frl_status = 'Paid' then {{ flag(1 = 0) }}
  end as economically_disadvantaged,
  case u.iep_status when 'Y' then {{ flag(1 = 1) }} when 'N' then {{ flag(1 = 0) }} end as special_education,
  u.home_language as home_language,
  u.grade as grade_level,
  h.name as school,
  e.school_id as school_id,
  e.school_year as school_year,
  null as calendar,
  e.entry_date as entry_date,
  e.exit_date as exit_date,
  null as exit_type,
  {{ flag(e.entry_date <= today() and (e.exit_date is null or e.exit_date >= today())) }} as active,
  l.latest_year as most_recent_enrollment_year,
  case
    when y.end_date is null then null
    else {{ flag(today() >= y.end_date and coalesce(e.exit_date, y.end_date) >= y.end_date) }}
  end as completed_school_year,
  null as retained,
  e.current_year - e.school_year as years_ago
from enrolled e
join latest_years l on l.user_id = e.user_id
left join {{ ref('clever.users') }} u on u.id = e.user_id
left join {{ ref('clever.schools') }} h on h.id = e.school_id
left join years y on y.school_year = e.school_year
