import {
  at,
  code,
  finder,
  flag,
  joined,
  list,
  number,
  personNames,
  SCHOOL,
  schoolNames,
  STUDENT,
  text,
  type Body,
  type Expectation,
} from './_source';

const AWAY = /expulsion|removal|out[- ]of[- ]school suspension/i;

export const discipline: Expectation = (source) => {
  const person = personNames(source, 'students');
  const name = schoolNames(source);
  const incidents = finder(source.all('disciplineIncidents'), 'incidentIdentifier', SCHOOL);
  const links = (action: Body): readonly unknown[] =>
    list(action, 'studentDisciplineIncidentBehaviorAssociations').map((one) =>
      at(one, 'studentDisciplineIncidentBehaviorAssociationReference'),
    );
  const days = (action: Body): number | null =>
    number(action, 'actualDisciplineActionLength') ?? number(action, 'disciplineActionLength');
  const sum = (actions: readonly Body[]): number | null => {
    const known = actions.map(days).filter((d): d is number => d !== null);
    return known.length > 0 ? known.reduce((a, b) => a + b, 0) : null;
  };

  return source.all('studentDisciplineIncidentBehaviorAssociations').map((part) => {
    const student = text(part, STUDENT);
    const behavior = text(part, 'behaviorDescriptor');
    const own = at(part, 'disciplineIncidentReference');
    const about = source.all('disciplineActions').flatMap((action) =>
      links(action)
        .filter(
          (link) =>
            text(link, 'studentUniqueId') === student &&
            text(link, 'behaviorDescriptor') === behavior &&
            (own === null ||
              (text(link, 'incidentIdentifier') === text(own, 'incidentIdentifier') &&
                text(link, 'schoolId') === text(own, 'schoolId'))),
        )
        .map((link) => ({ action, link })),
    );
    // Where the record names no incident, its actions must agree on one.
    const named = new Set(
      about.map(({ link }) =>
        JSON.stringify([text(link, 'incidentIdentifier'), text(link, 'schoolId')]),
      ),
    );
    const [incident_id = null, school_id = null] =
      own !== null
        ? [text(own, 'incidentIdentifier'), text(own, 'schoolId')]
        : named.size === 1
          ? (JSON.parse([...named][0]!) as (string | null)[])
          : [];
    const incident = incidents(incident_id, school_id);
    const actions = (
      incident_id === null ? [] : [...new Set(about.map(({ action }) => action))]
    ).sort((a, b) =>
      `${text(a, 'disciplineDate')} ${text(a, 'disciplineActionIdentifier')}` <
      `${text(b, 'disciplineDate')} ${text(b, 'disciplineActionIdentifier')}`
        ? -1
        : 1,
    );
    const kinds = (action: Body): (string | null)[] =>
      list(action, 'disciplines').map((d) => code(d, 'disciplineDescriptor'));
    return {
      record_id: text(part, 'id'),
      student_id: student,
      ...person(student),
      school_id,
      school: name(school_id),
      incident_id,
      incident_date: text(incident, 'incidentDate'),
      behavior: code(part, 'behaviorDescriptor'),
      behavior_details: text(part, 'behaviorDetailedDescription'),
      participation: joined(
        list(part, 'disciplineIncidentParticipationCodes').map((c) =>
          code(c, 'disciplineIncidentParticipationCodeDescriptor'),
        ),
      ),
      location: code(incident, 'incidentLocationDescriptor'),
      reported_to_law_enforcement: flag(incident, 'reportedToLawEnforcement'),
      actions: actions.length > 0 ? actions.flatMap(kinds).join(', ') : null,
      action_count: actions.length,
      first_action_date: text(actions[0], 'disciplineDate'),
      action_days: sum(actions),
      days_removed: sum(actions.filter((a) => kinds(a).some((k) => AWAY.test(k ?? '')))) ?? 0,
    };
  });
};
