with
{{ include('../_powerschool/years.sql') }},
-- PowerSchool's API tells where somebody works and not since when: since the year began, at least.
starts as (
  select coalesce(max(case when y.school_year = c.school_year then y.begin_date end), min(y.begin_date)) as begin_date
  from years y
  cross join current_year c
)
select
  coalesce(p.local_id, {{ to_text(p.id) }}) as staff_id,
  p.last_name as last_name,
  p.first_name as first_name,
  p.work_email as email,
  coalesce(h.school_number, {{ to_text(p.listed_school_id) }}) as organization_id,
  h.name as organization,
  'Staff' as classification,
  null as position_title,
  s.begin_date as begin_date,
  null as end_date,
  {{ flag(1 = 1) }} as active,
  null as full_time_equivalency,
  null as highest_degree,
  null as years_teaching_before
from {{ ref('powerschool.staff') }} p
cross join starts s
left join {{ ref('powerschool.schools') }} h on h.id = p.listed_school_id
