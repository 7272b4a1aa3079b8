select
  coalesce(school_number, {{ to_text(id) }}) as school_id,
  name as school,
  null as short_name,
  null as district_id,
  null as district,
  null as category,
  null as school_type,
  {{ to_text(low_grade) }} as lowest_grade,
  {{ to_text(high_grade) }} as highest_grade,
  null as grade_levels,
  null as operational_status,
  null as charter_status,
  null as title_i_designation,
  null as website
from {{ ref('powerschool.schools') }}
