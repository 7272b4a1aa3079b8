with
{{ include('../_oneroster/years.sql') }},
-- When a student came into the first class at a school, where the role there does not say.
class_days as (
  select
    c.sourced_id as class_id,
    min(s.start_date) as begin_date
  from {{ ref('oneroster.classes') }} c
  join {{ ref('oneroster.class_terms') }} t on t._parent = c.sourced_id
  join {{ ref('oneroster.academicSessions') }} s on s.sourced_id = t.session_id
  group by c.sourced_id
),
first_days as (
  select
    e.user_id,
    coalesce(e.school_id, c.school_id) as school_id,
    min(coalesce(e.begin_date, d.begin_date)) as begin_date
  from {{ ref('oneroster.enrollments') }} e
  left join {{ ref('oneroster.classes') }} c on c.sourced_id = e.class_id
  left join class_days d on d.class_id = e.class_id
  where lower(e.role) = 'student'
  group by e.user_id, coalesce(e.school_id, c.school_id)
),
-- Roles at a district are no enrollment: then the classes tell the school.
school_roles as (
  select
    r._parent as user_id,
    r.org_id as school_id,
    min(r.begin_date) as begin_date,
    case when count(*) = count(r.end_date) then max(r.end_date) end as end_date
  from {{ ref('oneroster.user_roles') }} r
  left join {{ ref('oneroster.orgs') }} o on o.sourced_id = r.org_id
  where lower(r.role) = 'student'
    and r.org_id is not null
    and (o.type is null or lower(o.type) = 'school')
  group by r._parent, r.org_id
),
pairs as (
  select distinct user_id, school_id
  from (
    select user_id, school_id from school_roles
    union all
    select user_id, school_id from first_days where school_id is not null
  ) told
),
stated as (
  select
    p.user_id,
    p.school_id,
    coalesce(r.begin_date, f.begin_date, w.begin_date) as entry_date,
    r.end_date as exit_date,
    y.school_year as current_year
  from pairs p
  cross join current_year y
  left join years w on w.school_year = y.school_year
  left join school_roles r on r.user_id = p.user_id and r.school_id = p.school_id
  left join first_days f on f.user_id = p.user_id and f.school_id = p.school_id
),
-- Who is still there is enrolled in the year that is going on; who left, in the year of the last day.
enrolled as (
  select
    user_id,
    school_id,
    entry_date,
    exit_date,
    current_year,
    case
      when exit_date is not null and exit_date < {{ today() }}
        then {{ year_of(exit_date) }} + case when {{ month_of(exit_date) }} >= 7 then 1 else 0 end
      when entry_date is not null and entry_date > {{ today() }}
        then {{ year_of(entry_date) }} + case when {{ month_of(entry_date) }} >= 7 then 1 else 0 end
      else current_year
    end as school_year
  from stated
),
latest_years as (
  select user_id, max(school_year) as latest_year
  from enrolled
  group by user_id
),
race_rows as (
  select sourced_id, 1 as place, 'American Indian or Alaska Native' as race
  from {{ ref('oneroster.demographics') }} where {{ is_true(american_indian_or_alaska_native) }}
  union all
  select sourced_id, 2, 'Asian' from {{ ref('oneroster.demographics') }} where {{ is_true(asian) }}
  union all
  select sourced_id, 3, 'Black or African American'
  from {{ ref('oneroster.demographics') }} where {{ is_true(black_or_african_american) }}
  union all
  select sourced_id, 4, 'Native Hawaiian or Other Pacific Islander'
  from {{ ref('oneroster.demographics') }} where {{ is_true(native_hawaiian_or_other_pacific_islander) }}
  union all
  select sourced_id, 5, 'White' from {{ ref('oneroster.demographics') }} where {{ is_true(white) }}
),
races as (
  select sourced_id, {{ join_text(race, place) }} as race_list, min(race) as race, count(*) as races
  from race_rows
  group by sourced_id
),
grades as (
  select _parent as user_id, min(case when _position = 0 then grade end) as grade
  from {{ ref('oneroster.user_grades') }}
  group by _parent
)
select
  e.user_id as student_id,
  u.family_name as last_name,
  u.given_name as first_name,
  u.middle_name as middle_name,
  d.birth_date as birth_date,
  case lower(d.sex) when 'female' then 'Female' when 'male' then 'Male' when 'unspecified' then null else d.sex end as sex,
  case
    when {{ is_true(d.hispanic_or_latino_ethnicity) }} then 'Hispanic/Latino'
    when {{ is_true(d.demographic_race_two_or_more_races) }} or r.races > 1 then 'Two or more races'
    else r.race
  end as race_ethnicity,
  r.race_list as races,
  null as english_learner,
  null as economically_disadvantaged,
  null as special_education,
  null as home_language,
  g.grade as grade_level,
  o.name as school,
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
left join {{ ref('oneroster.users') }} u on u.sourced_id = e.user_id
left join {{ ref('oneroster.demographics') }} d on d.sourced_id = e.user_id
left join {{ ref('oneroster.orgs') }} o on o.sourced_id = e.school_id
left join years y on y.school_year = e.school_year
left join races r on r.sourced_id = e.user_id
left join grades g on g.user_id = e.user_id
