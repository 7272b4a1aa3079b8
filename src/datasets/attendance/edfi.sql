with
clock as (select {{ today() }} as today),

-- ── The school's days ──
terms as (
  select
    {{ to_text(school_id) }} as school_id,
    school_year,
    begin_date,
    end_date,
    total_instructional_days as planned_days
  from {{ ref('edfi.sessions') }}
  where lower(coalesce(term_descriptor, '')) not like '%summer%'
),
periods as (
  select
    {{ to_text(school_id) }} as school_id,
    school_year,
    min(begin_date) as begin_date,
    max(end_date) as end_date
  from {{ ref('edfi.gradingPeriods') }}
  group by school_id, school_year
),
-- Terms, or the grading periods of a school year that has none.
stated_terms as (
  select school_id, school_year, begin_date, end_date, planned_days
  from terms
  union all
  select p.school_id, p.school_year, p.begin_date, p.end_date, null
  from periods p
  left join (select distinct school_id, school_year from terms) t
    on t.school_id = p.school_id and t.school_year = p.school_year
  where t.school_id is null
),
-- Terms that overlap (a quarter inside a semester) are one stretch, so that no day counts twice.
term_starts as (
  select
    school_id,
    school_year,
    begin_date,
    end_date,
    planned_days,
    case
      when begin_date <= max(end_date) over (
        partition by school_id, school_year
        order by begin_date, end_date
        rows between unbounded preceding and 1 preceding
      ) then 0
      else 1
    end as is_start
  from stated_terms
),
numbered_terms as (
  select
    school_id,
    school_year,
    begin_date,
    end_date,
    planned_days,
    sum(is_start) over (
      partition by school_id, school_year
      order by begin_date, end_date
      rows between unbounded preceding and current row
    ) as stretch
  from term_starts
),
stretches as (
  select
    school_id,
    school_year,
    min(begin_date) as begin_date,
    max(end_date) as end_date,
    case when count(*) = 1 then max(planned_days) end as planned_days
  from numbered_terms
  group by school_id, school_year, stretch
),
days as (
  select
    {{ to_text(d.school_id) }} as school_id,
    d.school_year,
    d.calendar_code as calendar,
    d.calendar_date,
    max(case when lower({{ descriptor(v.calendar_event_descriptor) }}) like 'instructional%'
      or lower({{ descriptor(v.calendar_event_descriptor) }}) like 'make-up%'
      or lower({{ descriptor(v.calendar_event_descriptor) }}) like 'student late arrival%' then 1 else 0 end) as is_taught
  from {{ ref('edfi.calendarDates') }} d
  join {{ ref('edfi.calendar_date_events') }} v on v._parent = d.id
  group by d.school_id, d.school_year, d.calendar_code, d.calendar_date
),
-- Weekdays that no calendar of the school has lessons on.
holidays as (
  select school_id, school_year, calendar_date
  from days
  where {{ weekday_of(calendar_date) }} <= 5
  group by school_id, school_year, calendar_date
  having max(is_taught) = 0
),
year_ends as (
  select school_id, school_year, min(begin_date) as begin_date, max(end_date) as end_date
  from stretches
  group by school_id, school_year
),
calendars as (
  select
    d.school_id,
    d.school_year,
    d.calendar,
    count(*) as taught_days,
    sum(case when d.calendar_date <= c.today then 1 else 0 end) as taught_so_far,
    coalesce(min(y.begin_date), min(d.calendar_date)) as begin_date,
    coalesce(min(y.end_date), max(d.calendar_date)) as end_date
  from days d
  cross join clock c
  left join year_ends y on y.school_id = d.school_id and y.school_year = d.school_year
  where d.is_taught = 1
  group by d.school_id, d.school_year, d.calendar
),
clipped_calendars as (
  select
    k.school_id,
    k.school_year,
    k.calendar,
    k.taught_days,
    k.taught_so_far,
    k.begin_date,
    k.end_date,
    {{ least(k.end_date, c.today) }} as last_date
  from calendars k
  cross join clock c
),
-- A calendar that has lessons on less than half the weekdays so far is not kept up: two days in it do
-- not make a school year of two days.
kept_calendars as (
  select
    school_id,
    school_year,
    calendar,
    end_date,
    row_number() over (
      partition by school_id, school_year
      order by taught_days desc, calendar
    ) as place
  from clipped_calendars
  where last_date < begin_date
    or 2 * taught_so_far >= {{ quotient(5 * (days_between(begin_date, last_date) + weekday_of(begin_date) - weekday_of(last_date)), 7) }}
      + {{ least(weekday_of(last_date), 5) }} - {{ least(weekday_of(begin_date) - 1, 5) }}
),

-- ── The student's days ──
stays as (
  select
    e.student_id,
    e.school_id,
    e.school_year,
    coalesce(own.calendar, main.calendar) as calendar,
    e.entry_date,
    coalesce(
      e.exit_date,
      y.end_date,
      main.end_date,
      case when {{ is_true(e.active) }} then c.today end
    ) as end_date,
    c.today
  from {{ ref('student_enrollment') }} e
  cross join clock c
  left join year_ends y on y.school_id = e.school_id and y.school_year = e.school_year
  left join kept_calendars own
    on own.school_id = e.school_id
    and own.school_year = e.school_year
    and own.calendar = e.calendar
  left join kept_calendars main
    on main.school_id = e.school_id and main.school_year = e.school_year and main.place = 1
  where e.entry_date <= c.today
    and (e.exit_date is null or e.exit_date >= e.entry_date)
),
{{ include('../_edfi/spells.sql') }},
spells as (
  select
    student_id,
    school_id,
    school_year,
    min(entry_date) as begin_date,
    case when count(end_date) = count(*) then max(end_date) end as end_date,
    max(calendar) as calendar
  from numbered_spells
  group by student_id, school_id, school_year, spell
),
-- Most students share their first and last day: days are counted once for all who do.
windows as (
  select distinct school_id, school_year, calendar, begin_date, end_date
  from spells
  where end_date is not null
),
taught as (
  select
    w.school_id,
    w.school_year,
    w.calendar,
    w.begin_date,
    w.end_date,
    count(d.calendar_date) as day_count
  from windows w
  left join days d
    on d.school_id = w.school_id
    and d.school_year = w.school_year
    and d.calendar = w.calendar
    and d.is_taught = 1
    and d.calendar_date >= w.begin_date
    and d.calendar_date <= w.end_date
  where w.calendar is not null
  group by w.school_id, w.school_year, w.calendar, w.begin_date, w.end_date
),
-- Without a calendar: the parts of the terms a window covers, or the whole window without terms.
parts as (
  select
    w.school_id,
    w.school_year,
    w.begin_date,
    w.end_date,
    case when t.begin_date > w.begin_date then t.begin_date else w.begin_date end as first_day,
    case when t.end_date < w.end_date then t.end_date else w.end_date end as last_day,
    t.planned_days
  from windows w
  left join stretches t on t.school_id = w.school_id and t.school_year = w.school_year
  where w.calendar is null
),
part_holidays as (
  select
    p.school_id,
    p.school_year,
    p.begin_date,
    p.end_date,
    p.first_day,
    p.last_day,
    p.planned_days,
    count(h.calendar_date) as holiday_count
  from parts p
  left join holidays h
    on h.school_id = p.school_id
    and h.school_year = p.school_year
    and h.calendar_date >= p.first_day
    and h.calendar_date <= p.last_day
  group by p.school_id, p.school_year, p.begin_date, p.end_date, p.first_day, p.last_day, p.planned_days
),
part_days as (
  select
    school_id,
    school_year,
    begin_date,
    end_date,
    planned_days,
    case
      when first_day > last_day then 0
      else {{ quotient(5 * (days_between(first_day, last_day) + weekday_of(first_day) - weekday_of(last_day)), 7) }}
        + {{ least(weekday_of(last_day), 5) }} - {{ least(weekday_of(first_day) - 1, 5) }}
        - holiday_count
    end as day_count
  from part_holidays
),
-- A term never has more days than the school planned for it.
estimated as (
  select
    school_id,
    school_year,
    begin_date,
    end_date,
    sum(case when day_count > planned_days then planned_days else day_count end) as day_count
  from part_days
  group by school_id, school_year, begin_date, end_date
),
enrolled as (
  select
    s.student_id,
    s.school_id,
    s.school_year,
    case when count(s.end_date) = count(*) then sum(coalesce(t.day_count, m.day_count)) end as day_count
  from spells s
  left join taught t
    on t.school_id = s.school_id
    and t.school_year = s.school_year
    and t.calendar = s.calendar
    and t.begin_date = s.begin_date
    and t.end_date = s.end_date
  left join estimated m
    on s.calendar is null
    and m.school_id = s.school_id
    and m.school_year = s.school_year
    and m.begin_date = s.begin_date
    and m.end_date = s.end_date
  group by s.student_id, s.school_id, s.school_year
),

-- ── What was marked ──
{{ include('../_edfi/marked.sql') }},
-- A year in which nobody was marked is not one without absences.
marked_years as (
  select distinct {{ to_text(v.school_id) }} as school_id, v.school_year
  from events v
  cross join clock c
  where v.event_date <= c.today
),
-- One row for each day: what is marked twice counts once.
marks as (
  select
    student_unique_id as student_id,
    {{ to_text(school_id) }} as school_id,
    school_year,
    event_date,
    max(case when kind = 'excused' then share_of_day else 0 end) as excused,
    max(case when kind = 'unexcused' then share_of_day else 0 end) as unexcused,
    max(case when kind = 'tardy' then 1 else 0 end) as tardy
  from events
  group by student_unique_id, school_id, school_year, event_date
),
in_spells as (
  select
    m.student_id,
    m.school_id,
    m.school_year,
    m.excused,
    case when m.excused + m.unexcused > 1 then 1 - m.excused else m.unexcused end as unexcused,
    case when m.excused + m.unexcused < 1 then m.tardy else 0 end as tardy,
    case when s.student_id is null then 0 else 1 end as is_enrolled
  from marks m
  left join spells s
    on s.student_id = m.student_id
    and s.school_id = m.school_id
    and s.school_year = m.school_year
    and m.event_date >= s.begin_date
    and (s.end_date is null or m.event_date <= s.end_date)
),
-- Of a student who is enrolled, only days of the enrollment count.
facts as (
  select
    student_id,
    school_id,
    school_year,
    1 as is_enrolled,
    day_count,
    0 as marked_days,
    0 as excused,
    0 as unexcused,
    0 as tardy
  from enrolled
  union all
  select
    student_id,
    school_id,
    school_year,
    is_enrolled,
    null,
    count(*),
    sum(excused),
    sum(unexcused),
    sum(tardy)
  from in_spells
  group by student_id, school_id, school_year, is_enrolled
),
ranked_facts as (
  select
    student_id,
    school_id,
    school_year,
    is_enrolled,
    max(is_enrolled) over (partition by student_id, school_id, school_year) as is_known,
    day_count,
    marked_days,
    excused,
    unexcused,
    tardy
  from facts
),
tallies as (
  select
    student_id,
    school_id,
    school_year,
    case when max(day_count) < max(marked_days) then max(marked_days) else max(day_count) end as days_enrolled,
    sum(excused) as excused,
    sum(unexcused) as unexcused,
    sum(tardy) as tardy
  from ranked_facts
  where is_enrolled = is_known
  group by student_id, school_id, school_year
),
ranked_people as (
  select
    student_id,
    school_id,
    school_year,
    grade_level,
    row_number() over (
      partition by student_id, school_id, school_year
      order by entry_date desc
    ) as place
  from {{ ref('student_enrollment') }}
)
select
  t.student_id as student_id,
  p.last_surname as last_name,
  p.first_name as first_name,
  t.school_id as school_id,
  s.school as school,
  t.school_year as school_year,
  g.grade_level as grade_level,
  t.days_enrolled as days_enrolled,
  case when y.school_id is not null then t.days_enrolled - t.excused - t.unexcused end as days_present,
  t.excused as days_absent_excused,
  t.unexcused as days_absent_unexcused,
  t.excused + t.unexcused as days_absent,
  t.tardy as days_tardy,
  case
    when y.school_id is not null then {{ share(t.days_enrolled - t.excused - t.unexcused, t.days_enrolled) }}
  end as attendance_rate,
  case
    when y.school_id is not null and t.days_enrolled >= 10 then {{ flag(10 * (t.excused + t.unexcused) >= t.days_enrolled) }}
  end as chronically_absent
from tallies t
left join marked_years y on y.school_id = t.school_id and y.school_year = t.school_year
left join {{ ref('edfi.students') }} p on p.student_unique_id = t.student_id
left join {{ ref('schools') }} s on s.school_id = t.school_id
left join ranked_people g
  on g.student_id = t.student_id
  and g.school_id = t.school_id
  and g.school_year = t.school_year
  and g.place = 1
