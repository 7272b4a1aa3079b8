-- Where schools do not name their district and there is only one, it is that one.
with
only_district as (
  select
    case when count(*) = 1 then min(id) end as district_id,
    case when count(*) = 1 then min(name) end as district
  from {{ ref('clever.districts') }}
)
select
  s.id as school_id,
  s.name as school,
  null as short_name,
  coalesce(s.district_id, o.district_id) as district_id,
  case when s.district_id is null then o.district else d.name end as district,
  null as category,
  null as school_type,
  s.low_grade as lowest_grade,
  s.high_grade as highest_grade,
  null as grade_levels,
  null as operational_status,
  null as charter_status,
  null as title_i_designation,
  null as website
from {{ ref('clever.schools') }} s
cross join only_district o
left join {{ ref('clever.districts') }} d on d.id = s.district_id
