with
event_names as (
  select
    _parent,
    _position,
    {{ descriptor(calendar_event_descriptor) }} as event_name,
    case
      when lower({{ descriptor(calendar_event_descriptor) }}) like 'instructional%' then 1
      when lower({{ descriptor(calendar_event_descriptor) }}) like 'make-up%' then 1
      when lower({{ descriptor(calendar_event_descriptor) }}) like 'student late arrival%' then 1
      else 0
    end as is_taught
  from {{ ref('edfi.calendar_date_events') }}
),
events as (
  select
    _parent,
    {{ join_text(event_name, _position) }} as event,
    max(is_taught) as is_taught
  from event_names
  group by _parent
)
select
  {{ to_text(d.school_id) }} as school_id,
  s.name_of_institution as school,
  d.school_year as school_year,
  d.calendar_code as calendar,
  {{ descriptor(k.calendar_type_descriptor) }} as calendar_type,
  d.calendar_date as calendar_date,
  {{ weekday_of(d.calendar_date) }} as weekday,
  e.event as event,
  {{ flag(e.is_taught = 1) }} as instructional
from {{ ref('edfi.calendarDates') }} d
left join events e on e._parent = d.id
left join {{ ref('edfi.calendars') }} k
  on k.calendar_code = d.calendar_code
  and k.school_id = d.school_id
  and k.school_year = d.school_year
left join {{ ref('edfi.schools') }} s on s.school_id = d.school_id
