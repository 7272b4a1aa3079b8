-- What was marked of whom and when: `kind` is null where it is no absence, `share_of_day` is at most 1.
categories as (
  select
    attendance_event_category_descriptor,
    lower({{ descriptor(attendance_event_category_descriptor) }}) as category
  from {{ ref('edfi.studentSchoolAttendanceEvents') }}
  group by attendance_event_category_descriptor
),
kinds as (
  select
    attendance_event_category_descriptor,
    case
      when category like '%unexcused%' then 'unexcused'
      when category like '%excused%' then 'excused'
      when category like 'absen%' or category like 'truan%' then 'unexcused'
      when category like '%tard%' or category like 'late%' then 'tardy'
    end as kind
  from categories
),
events as (
  select
    v.student_unique_id,
    v.school_id,
    v.school_year,
    v.event_date,
    k.kind,
    case
      when v.event_duration is null or v.event_duration > 1 then 1
      when v.event_duration < 0 then 0
      else v.event_duration
    end as share_of_day
  from {{ ref('edfi.studentSchoolAttendanceEvents') }} v
  join kinds k on k.attendance_event_category_descriptor = v.attendance_event_category_descriptor
)
