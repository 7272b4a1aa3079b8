with
{{ include('../_oneroster/years.sql') }},
assignments as (
  select
    _parent as user_id,
    org_id,
    role,
    -- OneRoster often says no more than that somebody works here now: since the year began, at least.
    coalesce(r.begin_date, y.begin_date) as begin_date,
    r.end_date as end_date,
    row_number() over (
      partition by _parent, org_id, role, coalesce(r.begin_date, y.begin_date)
      order by case when r.end_date is null then 0 else 1 end, r.end_date desc, _position
    ) as place
  from {{ ref('oneroster.user_roles') }} r
  cross join current_year c
  left join years y on y.school_year = c.school_year
  where lower(role) not in ('student', 'guardian', 'parent', 'relative')
)
select
  a.user_id as staff_id,
  u.family_name as last_name,
  u.given_name as first_name,
  u.email as email,
  a.org_id as organization_id,
  o.name as organization,
  a.role as classification,
  null as position_title,
  a.begin_date as begin_date,
  a.end_date as end_date,
  {{ flag(coalesce(a.begin_date, today()) <= today() and (a.end_date is null or a.end_date >= today())) }} as active,
  null as full_time_equivalency,
  null as highest_degree,
  null as years_teaching_before
from assignments a
left join {{ ref('oneroster.users') }} u on u.sourced_id = a.user_id
left join {{ ref('oneroster.orgs') }} o on o.sourced_id = a.org_id
where a.place = 1
