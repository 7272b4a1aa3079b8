import type { Body } from '../identities';
import { referShared, type Emitter } from './emit';
import { random } from './random';
import { AGENCY_ID, agencyOrganization } from './schools';
import type { Student } from './students';

const PROGRAMS = [
  ['Special Education', 'Special Education'],
  ['English Learners', 'English as a Second Language (ESL)'],
  ['Gifted & Talented', 'Gifted and Talented'],
  ['Section 504', 'Section 504 Placement'],
  ['Career and Technical Education', 'Career and Technical Education'],
] as const;

const DISABILITIES = [
  'Specific Learning Disability',
  'Speech or Language Impairment',
  'Autism Spectrum Disorders',
  'Intellectual Disability',
  'Hearing Impairment, including Deafness',
];
const SETTINGS = [
  'Inside regular class 80% or more of the day',
  'Inside reg class between 40-79% of the day',
  'Inside regular class less than 40% of the day',
];

type Program = (typeof PROGRAMS)[number];

export function emitPrograms(out: Emitter): void {
  for (const [index, [name, type]] of PROGRAMS.entries()) {
    out.add('programs', () => ({
      programName: name,
      programTypeDescriptor: out.code('ProgramType', type),
      educationOrganizationReference: agencyOrganization,
      programId: String(index + 1).padStart(3, '0'),
    }));
  }
}

export function emitParticipation(out: Emitter, seed: number, student: Student): void {
  const chance = random(seed, 'programs', student.index);
  const begin = `${chance.int(2023, 2026)}-09-${String(chance.int(1, 28)).padStart(2, '0')}`;
  const ended = chance.chance(0.12);
  const base = ([name, type]: Program): Body => ({
    beginDate: begin,
    educationOrganizationReference: agencyOrganization,
    programReference: referShared('programs', {
      educationOrganizationId: AGENCY_ID,
      programName: name,
      programTypeDescriptor: out.code('ProgramType', type),
    }),
    studentReference: student.reference,
    ...(ended
      ? {
          endDate: '2026-10-30',
          reasonExitedDescriptor: out.code('ReasonExited', 'Received a certificate'),
        }
      : {}),
  });
  const joins = [
    false,
    student.learnsEnglish,
    chance.chance(0.06),
    chance.chance(0.03),
    student.grade >= 10 && chance.chance(0.25),
  ];
  for (const [index, program] of PROGRAMS.entries()) {
    if (!joins[index]) continue;
    out.add('studentProgramAssociations', () => ({
      ...base(program),
      servedOutsideOfRegularSession: false,
    }));
  }
  if (!student.specialEducation) return;
  const disability = chance.pick(DISABILITIES);
  const setting = chance.pick(SETTINGS);
  out.add('studentSpecialEducationProgramAssociations', () => ({
    ...base(PROGRAMS[0]),
    ideaEligibility: true,
    iepBeginDate: begin,
    iepReviewDate: '2026-09-30',
    lastEvaluationDate: '2025-11-03',
    disabilities: [
      { disabilityDescriptor: out.code('Disability', disability), orderOfDisability: 1 },
    ],
    specialEducationSettingDescriptor: out.code('SpecialEducationSetting', setting),
    specialEducationHoursPerWeek: 5,
    schoolHoursPerWeek: 32.5,
  }));
}
