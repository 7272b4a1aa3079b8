with
discipline_names as (
  select _parent, _position, {{ descriptor(discipline_descriptor) }} as discipline_name
  from {{ ref('edfi.discipline_action_disciplines') }}
),
-- Expelled and suspended out of school: days on which the student was not there to learn.
action_kinds as (
  select
    _parent,
    {{ join_text(discipline_name, _position) }} as disciplines,
    max(case
      when lower(discipline_name) like '%expulsion%' or lower(discipline_name) like '%out of school%' or lower(discipline_name) like '%out-of-school%' or lower(discipline_name) like '%removal%' then 1
      else 0
    end) as is_removal
  from discipline_names
  group by _parent
),
-- Data Standard 3 ties an action to the incident, later ones to the behavior in it.
ties as (
  select _parent, school_id, incident_identifier, student_unique_id, behavior_descriptor
  from {{ ref('edfi.discipline_action_behaviors') }}
  union all
  select _parent, school_id, incident_identifier, student_unique_id, null
  from {{ ref('edfi.discipline_action_incidents') }}
),
actions as (
  select distinct
    t.school_id,
    t.incident_identifier,
    t.behavior_descriptor,
    a.id,
    a.student_unique_id,
    a.discipline_date,
    k.disciplines,
    coalesce(a.actual_discipline_action_length, a.discipline_action_length) as days,
    case when k.is_removal = 1 then coalesce(a.actual_discipline_action_length, a.discipline_action_length) end as days_removed
  from ties t
  join {{ ref('edfi.disciplineActions') }} a on a.id = t._parent
  left join action_kinds k on k._parent = a.id
),
-- Where a record does not name its incident, the student's actions may, if they all name the same.
told_incidents as (
  select
    student_unique_id,
    behavior_descriptor,
    min(school_id) as school_id,
    min(incident_identifier) as incident_identifier
  from actions
  where behavior_descriptor is not null
  group by student_unique_id, behavior_descriptor
  having min(school_id) = max(school_id) and min(incident_identifier) = max(incident_identifier)
),
offenses as (
  select
    b.id,
    b.student_unique_id,
    b.behavior_descriptor,
    b.behavior_detailed_description,
    coalesce(b.school_id, t.school_id) as school_id,
    coalesce(b.incident_identifier, t.incident_identifier) as incident_identifier
  from {{ ref('edfi.studentDisciplineIncidentBehaviorAssociations') }} b
  left join told_incidents t
    on b.incident_identifier is null
    and t.student_unique_id = b.student_unique_id
    and t.behavior_descriptor = b.behavior_descriptor
),
answered as (
  select distinct o.id as offense, a.id as action, a.discipline_date, a.disciplines, a.days, a.days_removed
  from offenses o
  join actions a
    on a.student_unique_id = o.student_unique_id
    and a.school_id = o.school_id
    and a.incident_identifier = o.incident_identifier
    and (a.behavior_descriptor is null or a.behavior_descriptor = o.behavior_descriptor)
),
placed_answers as (
  select
    offense,
    disciplines,
    days,
    days_removed,
    discipline_date,
    row_number() over (partition by offense order by discipline_date, action) as place
  from answered
),
answers as (
  select
    offense,
    {{ join_text(disciplines, place) }} as actions,
    count(*) as action_count,
    min(discipline_date) as first_action_date,
    sum(days) as action_days,
    sum(days_removed) as days_removed
  from placed_answers
  group by offense
),
role_names as (
  select
    _parent,
    _position,
    {{ descriptor(discipline_incident_participation_code_descriptor) }} as role_name
  from {{ ref('edfi.student_discipline_participation_codes') }}
),
roles as (
  select _parent, {{ join_text(role_name, _position) }} as roles
  from role_names
  group by _parent
)
select
  o.id as record_id,
  o.student_unique_id as student_id,
  p.last_surname as last_name,
  p.first_name as first_name,
  {{ to_text(o.school_id) }} as school_id,
  s.name_of_institution as school,
  o.incident_identifier as incident_id,
  i.incident_date as incident_date,
  {{ descriptor(o.behavior_descriptor) }} as behavior,
  o.behavior_detailed_description as behavior_details,
  r.roles as participation,
  {{ descriptor(i.incident_location_descriptor) }} as location,
  case when i.reported_to_law_enforcement is null then null else {{ flag(is_true(i.reported_to_law_enforcement)) }} end as reported_to_law_enforcement,
  a.actions as actions,
  coalesce(a.action_count, 0) as action_count,
  a.first_action_date as first_action_date,
  a.action_days as action_days,
  coalesce(a.days_removed, 0) as days_removed
from offenses o
left join {{ ref('edfi.students') }} p on p.student_unique_id = o.student_unique_id
left join {{ ref('edfi.schools') }} s on s.school_id = o.school_id
left join {{ ref('edfi.disciplineIncidents') }} i
  on i.incident_identifier = o.incident_identifier and i.school_id = o.school_id
left join answers a on a.offense = o.id
left join roles r on r._parent = o.id
