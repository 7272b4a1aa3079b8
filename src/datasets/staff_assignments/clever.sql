with
{{ include('../_clever/years.sql') }},
roles as (
  select distinct user_id, school_id, classification
  from (
    select _parent as user_id, school_id, 'Teacher' as classification from {{ ref('clever.teacher_schools') }}
    union all
    select _parent, school_id, 'Staff' from {{ ref('clever.staff_schools') }}
  ) told
)
-- Clever does not tell since when: since the year began, at least.
select
  r.user_id as staff_id,
  u.last_name as last_name,
  u.first_name as first_name,
  u.email as email,
  r.school_id as organization_id,
  h.name as organization,
  r.classification as classification,
  case when r.classification = 'Teacher' then u.teacher_title else u.staff_title end as position_title,
  coalesce(y.begin_date, e.first_date) as begin_date,
  null as end_date,
  {{ flag(1 = 1) }} as active,
  null as full_time_equivalency,
  null as highest_degree,
  null as years_teaching_before
from roles r
cross join current_year c
cross join (select min(begin_date) as first_date from years) e
left join years y on y.school_year = c.school_year
left join {{ ref('clever.users') }} u on u.id = r.user_id
left join {{ ref('clever.schools') }} h on h.id = r.school_id
