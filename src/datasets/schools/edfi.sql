with
grade_names as (
  select
    _parent,
    _position,
    {{ descriptor(grade_level_descriptor) }} as grade_name,
    lower({{ descriptor(grade_level_descriptor) }}) as grade_key
  from {{ ref('edfi.school_grade_levels') }}
),
-- Grades have no order in Ed-Fi: a step for the national names, and for plain numbers.
grade_steps as (
  select
    _parent,
    _position,
    grade_name,
    case
      when grade_key like 'infant%' then -4
      when grade_key like 'early%' then -3
      when grade_key in ('preschool/prekindergarten', 'prekindergarten', 'pre-kindergarten', 'preschool', 'pk') then -2
      when grade_key in ('transitional kindergarten', 'tk') then -1
      when grade_key in ('kindergarten', 'kg', 'k') then 0
      when grade_key = 'first grade' then 1
      when grade_key = 'second grade' then 2
      when grade_key = 'third grade' then 3
      when grade_key = 'fourth grade' then 4
      when grade_key = 'fifth grade' then 5
      when grade_key = 'sixth grade' then 6
      when grade_key = 'seventh grade' then 7
      when grade_key = 'eighth grade' then 8
      when grade_key = 'ninth grade' then 9
      when grade_key = 'tenth grade' then 10
      when grade_key = 'eleventh grade' then 11
      when grade_key = 'twelfth grade' then 12
      when grade_key = 'grade 13' then 13
      when grade_key like 'adult%' then 20
      when grade_key = 'postsecondary' then 21
      else {{ to_number(grade_name) }}
    end as step
  from grade_names
),
grade_places as (
  select
    _parent,
    grade_name,
    step,
    row_number() over (
      partition by _parent
      order by case when step is null then 1 else 0 end, step, _position
    ) as place
  from grade_steps
),
grades as (
  select
    _parent,
    {{ join_text(grade_name, place) }} as grade_levels,
    min(step) as lowest_step,
    max(step) as highest_step
  from grade_places
  group by _parent
),
grade_ends as (
  select
    g._parent,
    min(case when p.step = g.lowest_step then p.grade_name end) as lowest_grade,
    min(case when p.step = g.highest_step then p.grade_name end) as highest_grade
  from grades g
  join grade_places p on p._parent = g._parent
  group by g._parent
),
category_names as (
  select _parent, _position, {{ descriptor(school_category_descriptor) }} as category_name
  from {{ ref('edfi.school_categories') }}
),
categories as (
  select _parent, {{ join_text(category_name, _position) }} as categories
  from category_names
  group by _parent
),
-- Where schools do not name their district and there is only one, it is that one.
only_district as (
  select
    case when count(*) = 1 then min(local_education_agency_id) end as district_id,
    case when count(*) = 1 then min(name_of_institution) end as district
  from {{ ref('edfi.localEducationAgencies') }}
)
select
  {{ to_text(s.school_id) }} as school_id,
  s.name_of_institution as school,
  s.short_name_of_institution as short_name,
  {{ to_text(coalesce(s.local_education_agency_id, o.district_id)) }} as district_id,
  case when s.local_education_agency_id is null then o.district else d.name_of_institution end as district,
  c.categories as category,
  {{ descriptor(s.school_type_descriptor) }} as school_type,
  e.lowest_grade as lowest_grade,
  e.highest_grade as highest_grade,
  g.grade_levels as grade_levels,
  {{ descriptor(s.operational_status_descriptor) }} as operational_status,
  {{ descriptor(s.charter_status_descriptor) }} as charter_status,
  {{ descriptor(s.title_i_part_a_school_designation_descriptor) }} as title_i_designation,
  s.web_site as website
from {{ ref('edfi.schools') }} s
cross join only_district o
left join {{ ref('edfi.localEducationAgencies') }} d
  on d.local_education_agency_id = s.local_education_agency_id
left join grades g on g._parent = s.id
left join grade_ends e on e._parent = s.id
left join categories c on c._parent = s.id
