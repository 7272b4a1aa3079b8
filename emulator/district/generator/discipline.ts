import type { Body } from '../identities';
import { refer, type Emitter } from './emit';
import { comes, type Spell } from './enrollment';
import { random } from './random';
import { LAST_DAY } from './years';

const BEHAVIORS = ['School Code of Conduct', 'School Violation', 'State Offense', 'Other'];
const PLACES = ['Classroom', 'Cafeteria area', 'School bus', 'Library/media center', 'On campus'];
const DISCIPLINES = [
  'Detention',
  'In School Suspension',
  'Out of School Suspension',
  'Community Service',
];

/** Incidents of one student's time at a school; `mate` is there too and sometimes takes part. */
export function emitDiscipline(
  out: Emitter,
  seed: number,
  spell: Spell,
  mate: Spell | undefined,
  take: () => number,
): void {
  const { student, school, year } = spell;
  const chance = random(seed, 'discipline', student.index, school.id, spell.entry);
  const incidents = chance.chance(school.kind === 'elementary' ? 0.015 : 0.05)
    ? chance.int(1, 3)
    : 0;
  const days = year.days.filter((date) => date <= LAST_DAY && comes(spell, date));
  for (let i = 0; i < incidents && days.length; i++) {
    const date = chance.pick(days);
    const number = String(take()).padStart(6, '0');
    const behavior = out.code('Behavior', chance.pick(BEHAVIORS));
    const incident = { incidentIdentifier: number, schoolId: school.id };
    const place = chance.pick(PLACES);
    const police = chance.chance(0.04);
    out.add('disciplineIncidents', () => ({
      incidentIdentifier: number,
      schoolReference: school.reference,
      behaviors: [{ behaviorDescriptor: behavior }],
      incidentDate: date,
      incidentTime: '10:15:00',
      incidentDescription: `Reported from: ${place}.`,
      incidentLocationDescriptor: out.code('IncidentLocation', place),
      reporterDescriptionDescriptor: out.code('ReporterDescription', 'Staff'),
      reportedToLawEnforcement: police,
    }));
    const together = mate && mate.school === school && comes(mate, date) && chance.chance(0.3);
    for (const party of together ? [spell, mate] : [spell]) {
      emitParty(out, party, { incident, behavior, date, number, length: chance.int(1, 5) });
    }
  }
}

interface Part {
  readonly incident: { readonly incidentIdentifier: string; readonly schoolId: number };
  readonly behavior: string;
  readonly date: string;
  readonly number: string;
  readonly length: number;
}

function emitParty(out: Emitter, { student, school }: Spell, part: Part): void {
  const { incident, behavior, date, number, length } = part;
  out.add('studentDisciplineIncidentBehaviorAssociations', () => ({
    behaviorDescriptor: behavior,
    disciplineIncidentReference: refer('disciplineIncidents', incident),
    studentReference: student.reference,
    disciplineIncidentParticipationCodes: [
      {
        disciplineIncidentParticipationCodeDescriptor: out.code(
          'DisciplineIncidentParticipationCode',
          'Perpetrator',
        ),
      },
    ],
  }));
  out.add('disciplineActions', (): Body => {
    const measure = DISCIPLINES[length % DISCIPLINES.length] as string;
    return {
      disciplineActionIdentifier: number,
      disciplineDate: date,
      disciplines: [{ disciplineDescriptor: out.code('Discipline', measure) }],
      responsibilitySchoolReference: school.reference,
      studentReference: student.reference,
      disciplineActionLength: length,
      // Some serve less than they were given.
      actualDisciplineActionLength: length > 3 ? length - 1 : length,
      studentDisciplineIncidentBehaviorAssociations: [
        {
          studentDisciplineIncidentBehaviorAssociationReference: refer(
            'studentDisciplineIncidentBehaviorAssociations',
            { behaviorDescriptor: behavior, ...incident, studentUniqueId: student.uniqueId },
          ),
        },
      ],
    };
  });
}
