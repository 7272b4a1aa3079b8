with
clock as (select {{ today() }} as today),
-- Where a school's year begins and ends: its sessions without summer school, else its grading
-- periods, else its instructional days.
claims as (
  select 1 as preference, school_id, school_year, min(begin_date) as begin_date, max(end_date) as end_date
  from {{ ref('edfi.sessions') }}
  where lower(coalesce(term_descriptor, '')) not like '%summer%'
  group by school_id, school_year
  union all
  select 2, school_id, school_year, min(begin_date), max(end_date)
  from {{ ref('edfi.gradingPeriods') }}
  group by school_id, school_year
  union all
  select 3, d.school_id, d.school_year, min(d.calendar_date), max(d.calendar_date)
  from {{ ref('edfi.calendarDates') }} d
  join {{ ref('edfi.calendar_date_events') }} e on e._parent = d.id
  where lower({{ descriptor(e.calendar_event_descriptor) }}) like 'instructional%'
  group by d.school_id, d.school_year
),
ranked_claims as (
  select
    school_id,
    school_year,
    begin_date,
    end_date,
    row_number() over (partition by school_id, school_year order by preference) as place
  from claims
),
school_years as (
  select school_id, school_year, begin_date, end_date
  from ranked_claims
  where place = 1
),
-- A school that says nothing is taken to keep the year of the others.
source_years as (
  select school_year, min(begin_date) as begin_date, max(end_date) as end_date
  from school_years
  group by school_year
),
-- The school year that is going on; between two years a new one begins in July.
current_year as (
  select
    coalesce(
      max(y.school_year),
      max({{ year_of(c.today) }} + case when {{ month_of(c.today) }} >= 7 then 1 else 0 end)
    ) as school_year
  from clock c
  left join source_years y on y.begin_date <= c.today and y.end_date >= c.today
),
-- Enrollments that do not name their school year: the first one that ends after the entry and
-- begins at most two months later.
found_years as (
  select e.id, min(y.school_year) as school_year
  from {{ ref('edfi.studentSchoolAssociations') }} e
  join school_years y on y.school_id = e.school_id
  where e.school_year is null
    and e.calendar_school_year is null
    and y.end_date >= e.entry_date
    and {{ days_between(e.entry_date, y.begin_date) }} <= 62
  group by e.id
),
stated as (
  select
    e.id,
    e.student_unique_id,
    e.school_id,
    e.entry_date,
    e.exit_withdraw_date as exit_date,
    e.exit_withdraw_type_descriptor as exit_type,
    e.entry_grade_level_descriptor as grade,
    e.calendar_code,
    e.repeat_grade_indicator,
    coalesce(e.school_year, e.calendar_school_year) as stated_year,
    coalesce(
      e.school_year,
      e.calendar_school_year,
      f.school_year,
      {{ year_of(e.entry_date) }} + case when {{ month_of(e.entry_date) }} >= 7 then 1 else 0 end
    ) as school_year
  from {{ ref('edfi.studentSchoolAssociations') }} e
  left join found_years f on f.id = e.id
),
enrollments as (
  select
    e.id,
    e.student_unique_id,
    e.school_id,
    e.entry_date,
    e.exit_date,
    e.exit_type,
    e.grade,
    e.calendar_code,
    e.repeat_grade_indicator,
    e.stated_year,
    e.school_year,
    coalesce(y.end_date, s.end_date) as year_end
  from stated e
  left join school_years y on y.school_id = e.school_id and y.school_year = e.school_year
  left join source_years s on s.school_year = e.school_year
),
students_years as (
  select
    student_unique_id,
    min(school_year) as first_year,
    max(school_year) as latest_year
  from enrollments
  group by student_unique_id
),
-- The last grade of each year, set beside the year after it.
ranked_grades as (
  select
    e.student_unique_id,
    e.school_year,
    e.grade,
    row_number() over (
      partition by e.student_unique_id, e.school_year
      order by e.entry_date desc, e.id
    ) as place
  from students_years y
  join enrollments e on e.student_unique_id = y.student_unique_id
  where y.first_year < y.latest_year
),
previous_grades as (
  select student_unique_id, school_year + 1 as next_year, grade
  from ranked_grades
  where place = 1
),
-- What is said about a student at the school itself goes before what is said at its district.
ranked_profiles as (
  select
    e.id as enrollment,
    p.id as profile,
    p.sex_descriptor as sex,
    p.hispanic_latino_ethnicity,
    p.limited_english_proficiency_descriptor as english,
    e.entry_date,
    coalesce(e.exit_date, e.year_end, c.today) as last_day,
    row_number() over (
      partition by e.id
      order by
        case
          when p.education_organization_id = e.school_id then 1
          when p.education_organization_id = s.local_education_agency_id then 2
          else 3
        end,
        p.id
    ) as place
  from enrollments e
  join {{ ref('edfi.studentEducationOrganizationAssociations') }} p
    on p.student_unique_id = e.student_unique_id
  left join {{ ref('edfi.schools') }} s on s.school_id = e.school_id
  cross join clock c
),
profiles as (
  select enrollment, profile, sex, hispanic_latino_ethnicity, english, entry_date, last_day
  from ranked_profiles
  where place = 1
),
race_words as (
  select distinct
    race_descriptor,
    {{ descriptor(race_descriptor) }} as race,
    lower({{ descriptor(race_descriptor) }}) as race_key
  from {{ ref('edfi.student_races') }}
),
race_kinds as (
  select
    race_descriptor,
    race,
    case
      when race_key like '%hawaiian%' then 'Native Hawaiian or Other Pacific Islander'
      when race_key like '%american indian%' then 'American Indian or Alaska Native'
      when race_key like '%middle eastern%' then 'Middle Eastern or North African'
      when race_key like '%black%' then 'Black or African American'
      when race_key like '%asian%' then 'Asian'
      when race_key like '%white%' then 'White'
    end as federal_race,
    case when race_key like '%hispanic%' or race_key like '%latino%' then 1 else 0 end as is_hispanic
  from race_words
),
races as (
  select
    r._parent,
    {{ join_text(k.race, r._position) }} as race_list,
    min(k.federal_race) as federal_race,
    max(k.federal_race) as other_race,
    max(k.is_hispanic) as is_hispanic
  from {{ ref('edfi.student_races') }} r
  join race_kinds k on k.race_descriptor = r.race_descriptor
  group by r._parent
),
disadvantages as (
  select distinct student_characteristic_descriptor
  from {{ ref('edfi.student_characteristics') }}
  where lower({{ descriptor(student_characteristic_descriptor) }}) like 'econom%disadv%'
),
-- A characteristic without dates always holds.
disadvantaged as (
  select distinct p.enrollment
  from profiles p
  join {{ ref('edfi.student_characteristics') }} h on h._parent = p.profile
  join disadvantages k
    on k.student_characteristic_descriptor = h.student_characteristic_descriptor
  left join {{ ref('edfi.student_characteristic_periods') }} w
    on w._parent = h._parent
    and w.student_characteristic_descriptor = h.student_characteristic_descriptor
  where (w._parent is null or w.begin_date <= p.last_day)
    and (w.end_date is null or w.end_date >= p.entry_date)
),
language_names as (
  select
    _parent,
    {{ descriptor(language_descriptor) }} as language_name,
    row_number() over (
      partition by _parent
      order by case when lower({{ to_text(uses) }}) like '%home language%' then 0 else 1 end, _position
    ) as place
  from {{ ref('edfi.student_languages') }}
),
special_education as (
  select distinct e.id
  from enrollments e
  cross join clock c
  join {{ ref('edfi.studentSpecialEducationProgramAssociations') }} p
    on p.student_unique_id = e.student_unique_id
  where p.begin_date <= coalesce(e.exit_date, e.year_end, c.today)
    and coalesce(p.end_date, p.special_education_exit_date, e.entry_date) >= e.entry_date
),
-- A source that reports nobody in special education has not been asked, or may not say.
special_education_known as (
  select count(*) as records
  from {{ ref('edfi.studentSpecialEducationProgramAssociations') }}
)
select
  e.student_unique_id as student_id,
  st.last_surname as last_name,
  st.first_name as first_name,
  st.middle_name as middle_name,
  st.birth_date as birth_date,
  {{ descriptor(coalesce(p.sex, st.birth_sex_descriptor)) }} as sex,
  case
    when r.is_hispanic = 1 or {{ is_true(p.hispanic_latino_ethnicity) }} then 'Hispanic/Latino'
    when r.federal_race <> r.other_race then 'Two or more races'
    else r.federal_race
  end as race_ethnicity,
  r.race_list as races,
  case
    when p.english is null then null
    else {{ flag(lower(p.english) not like '%#not%' and lower(p.english) not like '%monitored%' and lower(p.english) not like '%former%' and lower(p.english) not like '%exited%') }}
  end as english_learner,
  case
    when p.profile is null then null
    else {{ flag(x.enrollment is not null) }}
  end as economically_disadvantaged,
  case
    when k.records = 0 then null
    else {{ flag(se.id is not null) }}
  end as special_education,
  l.language_name as home_language,
  {{ descriptor(e.grade) }} as grade_level,
  s.name_of_institution as school,
  {{ to_text(e.school_id) }} as school_id,
  e.school_year as school_year,
  e.calendar_code as calendar,
  e.entry_date as entry_date,
  e.exit_date as exit_date,
  {{ descriptor(e.exit_type) }} as exit_type,
  {{ flag(e.entry_date <= c.today and (e.exit_date >= c.today or (e.exit_date is null and (e.stated_year is null or e.stated_year >= y.school_year)))) }} as active,
  n.latest_year as most_recent_enrollment_year,
  case
    when e.year_end is null then null
    else {{ flag(e.entry_date <= e.year_end and c.today >= e.year_end and coalesce(e.exit_date, e.year_end) >= e.year_end) }}
  end as completed_school_year,
  case
    when {{ is_true(e.repeat_grade_indicator) }} then {{ flag(1 = 1) }}
    when g.grade is null or e.grade is null then null
    else {{ flag(g.grade = e.grade) }}
  end as retained,
  y.school_year - e.school_year as years_ago
from enrollments e
join students_years n on n.student_unique_id = e.student_unique_id
cross join clock c
cross join current_year y
cross join special_education_known k
left join {{ ref('edfi.students') }} st on st.student_unique_id = e.student_unique_id
left join {{ ref('edfi.schools') }} s on s.school_id = e.school_id
left join previous_grades g
  on g.student_unique_id = e.student_unique_id and g.next_year = e.school_year
left join profiles p on p.enrollment = e.id
left join races r on r._parent = p.profile
left join disadvantaged x on x.enrollment = e.id
left join language_names l on l._parent = p.profile and l.place = 1
left join special_education se on se.id = e.id
