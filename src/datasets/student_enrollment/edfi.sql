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
enrollments as {{ materialized }} (
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
    coalesce(y.end_date, s.end_date) as year_end,
    coalesce(e.exit_date, y.end_date, s.end_date, c.today) as last_day
  from stated e
  cross join clock c
  left join school_years y on y.school_id = e.school_id and y.school_year = e.school_year
  left join source_years s on s.school_year = e.school_year
),
student_years as {{ materialized }} (
  select student_unique_id, school_year, count(*) as enrollments, min(grade) as grade
  from enrollments
  group by student_unique_id, school_year
),
-- Who was enrolled several times in one year: the last grade of the year counts.
ranked_grades as (
  select
    e.student_unique_id,
    e.school_year,
    e.grade,
    row_number() over (
      partition by e.student_unique_id, e.school_year
      order by e.entry_date desc, e.id
    ) as place
  from enrollments e
  cross join student_years y
  where y.student_unique_id = e.student_unique_id
    and y.school_year = e.school_year
    and y.enrollments > 1
),
-- The last grade of each year, set beside the year after it.
previous_grades as (
  select student_unique_id, school_year + 1 as next_year, grade
  from student_years
  where enrollments = 1
  union all
  select student_unique_id, school_year + 1, grade
  from ranked_grades
  where place = 1
),
latest_years as (
  select student_unique_id, max(school_year) as latest_year
  from student_years
  group by student_unique_id
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
language_counts as (
  select _parent, count(*) as languages, min(language_descriptor) as language_descriptor
  from {{ ref('edfi.student_languages') }}
  group by _parent
),
ranked_languages as (
  select
    l._parent,
    l.language_descriptor,
    row_number() over (
      partition by l._parent
      order by case when lower({{ to_text(l.uses) }}) like '%home language%' then 0 else 1 end, l._position
    ) as place
  from language_counts c
  join {{ ref('edfi.student_languages') }} l on l._parent = c._parent
  where c.languages > 1
),
-- The language spoken at home; most are reported with one language alone.
home_languages as (
  select _parent, language_descriptor from language_counts where languages = 1
  union all
  select _parent, language_descriptor from ranked_languages where place = 1
),
-- What an education organization says about a student.
profiles as (
  select
    p.id,
    p.student_unique_id,
    p.education_organization_id,
    p.sex_descriptor as sex,
    case
      when r.is_hispanic = 1 or {{ is_true(p.hispanic_latino_ethnicity) }} then 'Hispanic/Latino'
      when r.federal_race <> r.other_race then 'Two or more races'
      else r.federal_race
    end as race_ethnicity,
    r.race_list,
    case
      when p.limited_english_proficiency_descriptor is null then null
      else {{ flag(lower(p.limited_english_proficiency_descriptor) not like '%#not%' and lower(p.limited_english_proficiency_descriptor) not like '%monitored%' and lower(p.limited_english_proficiency_descriptor) not like '%former%' and lower(p.limited_english_proficiency_descriptor) not like '%exited%') }}
    end as english_learner,
    l.language_descriptor
  from {{ ref('edfi.studentEducationOrganizationAssociations') }} p
  left join races r on r._parent = p.id
  left join home_languages l on l._parent = p.id
),
-- Students of whom more than one organization speaks: what is said at the school itself goes before
-- what is said at its district.
disputed as {{ materialized }} (
  select student_unique_id
  from {{ ref('edfi.studentEducationOrganizationAssociations') }}
  group by student_unique_id
  having count(*) > 1
),
ranked_profiles as {{ materialized }} (
  select
    e.id as enrollment,
    p.id as profile,
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
  from disputed d
  cross join enrollments e
  cross join {{ ref('edfi.studentEducationOrganizationAssociations') }} p
  left join {{ ref('edfi.schools') }} s on s.school_id = e.school_id
  where e.student_unique_id = d.student_unique_id
    and p.student_unique_id = d.student_unique_id
),
chosen as (
  select e.enrollment, p.id, p.sex, p.race_ethnicity, p.race_list, p.english_learner, p.language_descriptor
  from ranked_profiles e
  cross join profiles p
  where p.id = e.profile and e.place = 1
),
-- What is the same in all enrollments of a student, put together once.
people as {{ materialized }} (
  select
    n.student_unique_id,
    n.latest_year,
    st.last_surname,
    st.first_name,
    st.middle_name,
    st.birth_date,
    st.birth_sex_descriptor,
    p.id as profile,
    p.sex,
    p.race_ethnicity,
    p.race_list,
    p.english_learner,
    p.language_descriptor
  from latest_years n
  left join disputed d on d.student_unique_id = n.student_unique_id
  left join {{ ref('edfi.students') }} st on st.student_unique_id = n.student_unique_id
  left join profiles p on p.student_unique_id = n.student_unique_id and d.student_unique_id is null
),
disadvantages as (
  select distinct student_characteristic_descriptor
  from {{ ref('edfi.student_characteristics') }}
  where lower({{ descriptor(student_characteristic_descriptor) }}) like 'econom%disadv%'
),
-- A characteristic without dates always holds.
hardships as {{ materialized }} (
  select p.id as profile, p.student_unique_id, w._parent as period_of, w.begin_date, w.end_date
  from {{ ref('edfi.student_characteristics') }} h
  join disadvantages k
    on k.student_characteristic_descriptor = h.student_characteristic_descriptor
  join {{ ref('edfi.studentEducationOrganizationAssociations') }} p on p.id = h._parent
  left join {{ ref('edfi.student_characteristic_periods') }} w
    on w._parent = h._parent
    and w.student_characteristic_descriptor = h.student_characteristic_descriptor
),
disadvantaged as (
  select distinct e.student_unique_id, e.id
  from enrollments e
  cross join hardships h
  left join disputed d on d.student_unique_id = e.student_unique_id
  left join ranked_profiles r on r.enrollment = e.id and r.place = 1
  where h.student_unique_id = e.student_unique_id
    and (h.period_of is null or h.begin_date <= e.last_day)
    and (h.end_date is null or h.end_date >= e.entry_date)
    and (d.student_unique_id is null or r.profile = h.profile)
),
special_education as (
  select distinct e.student_unique_id, e.id
  from enrollments e
  cross join {{ ref('edfi.studentSpecialEducationProgramAssociations') }} p
  where p.student_unique_id = e.student_unique_id
    and p.begin_date <= e.last_day
    and coalesce(p.end_date, p.special_education_exit_date, e.entry_date) >= e.entry_date
),
-- A source that reports nobody in special education has not been asked, or may not say.
special_education_known as (
  select count(*) as records
  from {{ ref_all('edfi.studentSpecialEducationProgramAssociations') }}
)
select
  e.student_unique_id as student_id,
  p.last_surname as last_name,
  p.first_name as first_name,
  p.middle_name as middle_name,
  p.birth_date as birth_date,
  {{ descriptor(coalesce(p.sex, b.sex, p.birth_sex_descriptor)) }} as sex,
  coalesce(p.race_ethnicity, b.race_ethnicity) as race_ethnicity,
  coalesce(p.race_list, b.race_list) as races,
  coalesce(p.english_learner, b.english_learner) as english_learner,
  case
    when p.profile is null and b.id is null then null
    else {{ flag(x.id is not null) }}
  end as economically_disadvantaged,
  case
    when k.records = 0 then null
    else {{ flag(se.id is not null) }}
  end as special_education,
  {{ descriptor(coalesce(p.language_descriptor, b.language_descriptor)) }} as home_language,
  {{ descriptor(e.grade) }} as grade_level,
  s.name_of_institution as school,
  {{ to_text(e.school_id) }} as school_id,
  e.school_year as school_year,
  e.calendar_code as calendar,
  e.entry_date as entry_date,
  e.exit_date as exit_date,
  {{ descriptor(e.exit_type) }} as exit_type,
  {{ flag(e.entry_date <= c.today and (e.exit_date >= c.today or (e.exit_date is null and (e.stated_year is null or e.stated_year >= y.school_year)))) }} as active,
  p.latest_year as most_recent_enrollment_year,
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
cross join people p
cross join clock c
cross join current_year y
cross join special_education_known k
left join chosen b on b.enrollment = e.id
left join {{ ref('edfi.schools') }} s on s.school_id = e.school_id
left join previous_grades g
  on g.student_unique_id = e.student_unique_id and g.next_year = e.school_year
left join disadvantaged x on x.student_unique_id = e.student_unique_id and x.id = e.id
left join special_education se on se.student_unique_id = e.student_unique_id and se.id = e.id
where p.student_unique_id = e.student_unique_id
