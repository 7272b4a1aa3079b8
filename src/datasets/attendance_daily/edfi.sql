with
clock as (select {{ today() }} as today),

-- ── What was marked: one row for each student and day; what is marked twice counts once ──
{{ include('../_edfi/marked.sql') }},
marks as {{ materialized }} (
  select
    student_unique_id as student_id,
    {{ to_text(school_id) }} as school_id,
    school_year,
    event_date,
    max(case when kind = 'excused' then share_of_day else 0 end) as excused,
    max(case when kind = 'unexcused' then share_of_day else 0 end) as unexcused,
    max(case when kind = 'tardy' then 1 else 0 end) as tardy
  from events
  where kind is not null
  group by student_unique_id, school_id, school_year, event_date
),

-- ── The school's days ──
marked as {{ materialized }} (
  select {{ to_text(v.school_id) }} as school_id, v.school_year, v.event_date
  from events v
  cross join clock k
  where v.event_date <= k.today
  group by v.school_id, v.school_year, v.event_date
),
marked_years as (
  select distinct school_id, school_year
  from marked
),
-- A year in which nobody was marked is not one without absences, nor is today before anybody is.
lessons as (
  select c.school_id, c.school_year, c.calendar, c.calendar_date
  from {{ ref('school_calendar') }} c
  cross join clock k
  join marked_years y on y.school_id = c.school_id and y.school_year = c.school_year
  left join marked m
    on m.school_id = c.school_id
    and m.school_year = c.school_year
    and m.event_date = c.calendar_date
  where {{ is_true(c.instructional) }}
    and (c.calendar_date < k.today or m.event_date = k.today)
),
taught as (
  select school_id, school_year, calendar_date
  from lessons
  group by school_id, school_year, calendar_date
),
-- A calendar that most days with marks are missing from is not kept: then those are the school's days.
without_calendar as (
  select m.school_id, m.school_year
  from marked m
  left join taught t
    on t.school_id = m.school_id
    and t.school_year = m.school_year
    and t.calendar_date = m.event_date
  group by m.school_id, m.school_year
  having 2 * count(t.calendar_date) < count(*)
),
days as {{ materialized }} (
  select l.school_id, l.school_year, l.calendar, l.calendar_date as school_day
  from lessons l
  left join without_calendar w on w.school_id = l.school_id and w.school_year = l.school_year
  where w.school_id is null
  union all
  select m.school_id, m.school_year, '', m.event_date
  from marked m
  join without_calendar w on w.school_id = m.school_id and w.school_year = m.school_year
),
calendars as (
  select
    school_id,
    school_year,
    calendar,
    row_number() over (
      partition by school_id, school_year
      order by count(*) desc, calendar
    ) as place
  from days
  group by school_id, school_year, calendar
),

-- ── Who was enrolled ──
stays as (
  select
    e.student_id,
    e.school_id,
    e.school_year,
    e.entry_date,
    coalesce(e.exit_date, k.today) as end_date,
    coalesce(own.calendar, main.calendar) as calendar,
    k.today
  from {{ ref('student_enrollment') }} e
  cross join clock k
  join calendars main
    on main.school_id = e.school_id and main.school_year = e.school_year and main.place = 1
  left join calendars own
    on own.school_id = e.school_id
    and own.school_year = e.school_year
    and own.calendar = e.calendar
  where e.entry_date <= k.today
    and (e.exit_date is null or e.exit_date >= e.entry_date)
),
{{ include('../_edfi/spells.sql') }},
ranked_people as (
  select
    student_id,
    school_id,
    school_year,
    coalesce(grade_level, 'Not stated') as grade_level,
    row_number() over (
      partition by student_id, school_id, school_year
      order by entry_date desc
    ) as place
  from {{ ref('student_enrollment') }}
),
spells as {{ materialized }} (
  select
    s.student_id,
    s.school_id,
    s.school_year,
    g.grade_level,
    max(s.calendar) as calendar,
    min(s.entry_date) as begin_date,
    max(s.end_date) as end_date
  from numbered_spells s
  join ranked_people g
    on g.student_id = s.student_id
    and g.school_id = s.school_id
    and g.school_year = s.school_year
    and g.place = 1
  group by s.student_id, s.school_id, s.school_year, g.grade_level, s.spell
),

-- ── Students come and go between the days: how many are there is what came, without what went ──
classes as (
  select distinct school_id, school_year, calendar, grade_level
  from spells
),
changes as (
  select school_id, school_year, calendar, grade_level, begin_date as at_date, 0 as step, count(*) as difference
  from spells
  group by school_id, school_year, calendar, grade_level, begin_date
  union all
  select c.school_id, c.school_year, c.calendar, c.grade_level, d.school_day, 1, 0
  from classes c
  join days d
    on d.school_id = c.school_id and d.school_year = c.school_year and d.calendar = c.calendar
  union all
  select school_id, school_year, calendar, grade_level, end_date, 2, -count(*)
  from spells
  group by school_id, school_year, calendar, grade_level, end_date
),
running as (
  select
    school_id,
    school_year,
    calendar,
    grade_level,
    at_date,
    step,
    sum(difference) over (
      partition by school_id, school_year, calendar, grade_level
      order by at_date, step
      rows between unbounded preceding and current row
    ) as enrolled
  from changes
),
absences as (
  select
    s.school_id,
    s.school_year,
    s.calendar,
    s.grade_level,
    m.event_date,
    sum(m.excused) as excused,
    sum(case when m.excused + m.unexcused > 1 then 1 - m.excused else m.unexcused end) as unexcused,
    sum(case when m.excused + m.unexcused < 1 then m.tardy else 0 end) as tardy
  from marks m
  join spells s
    on s.student_id = m.student_id
    and s.school_id = m.school_id
    and s.school_year = m.school_year
    and m.event_date >= s.begin_date
    and m.event_date <= s.end_date
  group by s.school_id, s.school_year, s.calendar, s.grade_level, m.event_date
),
-- Calendars of a school stand together: who has no lessons on a day is not counted on it.
totals as (
  select
    r.school_id,
    r.school_year,
    r.grade_level,
    r.at_date as attendance_date,
    sum(r.enrolled) as enrolled,
    sum(coalesce(a.excused, 0)) as excused,
    sum(coalesce(a.unexcused, 0)) as unexcused,
    sum(coalesce(a.tardy, 0)) as tardy
  from running r
  left join absences a
    on a.school_id = r.school_id
    and a.school_year = r.school_year
    and a.calendar = r.calendar
    and a.grade_level = r.grade_level
    and a.event_date = r.at_date
  where r.step = 1
  group by r.school_id, r.school_year, r.grade_level, r.at_date
  having sum(r.enrolled) > 0
)
select
  t.school_id as school_id,
  s.school as school,
  t.school_year as school_year,
  t.grade_level as grade_level,
  t.attendance_date as attendance_date,
  {{ weekday_of(t.attendance_date) }} as weekday,
  t.enrolled as students_enrolled,
  t.enrolled - t.excused - t.unexcused as days_present,
  t.excused as days_absent_excused,
  t.unexcused as days_absent_unexcused,
  t.excused + t.unexcused as days_absent,
  t.tardy as students_tardy,
  {{ share(t.enrolled - t.excused - t.unexcused, t.enrolled) }} as attendance_rate
from totals t
left join {{ ref('schools') }} s on s.school_id = t.school_id
