with
-- What is taught, as the classes say it: OneRoster's schools have no grades of their own.
taught as (
  select distinct c.school_id, g.grade as grade
  from {{ ref('oneroster.class_grades') }} g
  join {{ ref('oneroster.classes') }} c on c.sourced_id = g._parent
),
-- The codes of the Common Education Data Standards that OneRoster prescribes, and plain numbers.
steps as (
  select
    school_id,
    grade,
    case
      when upper(grade) = 'IT' then -4
      when upper(grade) = 'PR' then -3
      when upper(grade) = 'PK' then -2
      when upper(grade) = 'TK' then -1
      when upper(grade) = 'KG' then 0
      when upper(grade) = 'PS' then 21
      else {{ to_number(grade) }}
    end as step
  from taught
),
places as (
  select
    school_id,
    grade,
    step,
    row_number() over (
      partition by school_id
      order by case when step is null then 1 else 0 end, step, grade
    ) as place,
    max(step) over (partition by school_id) as last_step,
    min(step) over (partition by school_id) as first_step
  from steps
),
grades as (
  select
    school_id,
    {{ join_text(grade, place) }} as grade_levels,
    min(case when step = first_step then grade end) as lowest_grade,
    min(case when step = last_step then grade end) as highest_grade
  from places
  group by school_id
),
-- Where schools do not name their district and there is only one, it is that one.
only_district as (
  select
    case when count(*) = 1 then min(sourced_id) end as district_id,
    case when count(*) = 1 then min(name) end as district
  from {{ ref('oneroster.orgs') }}
  where lower(type) = 'district'
)
select
  s.sourced_id as school_id,
  s.name as school,
  null as short_name,
  coalesce(d.sourced_id, o.district_id) as district_id,
  case when d.sourced_id is null then o.district else d.name end as district,
  null as category,
  null as school_type,
  g.lowest_grade as lowest_grade,
  g.highest_grade as highest_grade,
  g.grade_levels as grade_levels,
  null as operational_status,
  null as charter_status,
  null as title_i_designation,
  null as website
from {{ ref('oneroster.orgs') }} s
cross join only_district o
left join {{ ref('oneroster.orgs') }} p on p.sourced_id = s.parent_id
-- A school may hang below a department or a campus.
left join {{ ref('oneroster.orgs') }} d
  on lower(d.type) = 'district' and d.sourced_id = case when lower(p.type) = 'district' then p.sourced_id else p.parent_id end
left join grades g on g.school_id = s.sourced_id
where lower(s.type) = 'school'
