import { boolean, date, defineResource, integer, number, text } from '../../../model';
import { id, links, modified } from './shared';

const disciplineIncidents = defineResource({
  name: 'disciplineIncidents',
  table: 'discipline_incidents',
  title: 'Discipline incidents',
  key: 'id',
  identity: { incidentIdentifier: 'incident_identifier', schoolId: 'school_id' },
  fields: [
    id,
    integer('schoolReference.schoolId'),
    text('incidentIdentifier', 'sensitive'),
    date('incidentDate', 'quasi'),
    text('incidentTime', 'quasi'),
    text('incidentLocationDescriptor', 'quasi'),
    text('incidentDescription', 'sensitive'),
    number('incidentCost'),
    text('caseNumber', 'sensitive'),
    boolean('reportedToLawEnforcement', 'sensitive'),
    text('reporterDescriptionDescriptor'),
    text('reporterName', 'personal'),
    // Data Standard 3 only.
    text('staffReference.staffUniqueId', 'personal'),
    modified,
  ],
  children: [
    {
      table: 'discipline_incident_behaviors',
      path: 'behaviors',
      fields: [
        text('behaviorDescriptor', 'sensitive'),
        text('behaviorDetailedDescription', 'sensitive'),
      ],
    },
    {
      table: 'discipline_incident_weapons',
      path: 'weapons',
      fields: [text('weaponDescriptor', 'sensitive')],
    },
  ],
  derived: links('schoolReference', 'staffReference'),
  example: {
    page: [
      {
        id: 'q1',
        incidentIdentifier: '0010',
        schoolReference: { schoolId: 255901001 },
        incidentDate: '2026-10-18',
        incidentTime: '09:00:00',
        behaviors: [{ behaviorDescriptor: 'uri://ed-fi.org/BehaviorDescriptor#Other' }],
        reportedToLawEnforcement: false,
        reporterName: 'Hickman, D.',
      },
    ],
    rows: [
      {
        id: 'q1',
        school_id: 255901001,
        incident_identifier: '0010',
        incident_date: '2026-10-18',
        incident_time: '09:00:00',
        reported_to_law_enforcement: false,
        reporter_name: 'Hickman, D.',
        discipline_incident_behaviors: [
          { behavior_descriptor: 'uri://ed-fi.org/BehaviorDescriptor#Other' },
        ],
      },
    ],
  },
});

const studentDisciplineIncidentBehaviorAssociations = defineResource({
  name: 'studentDisciplineIncidentBehaviorAssociations',
  table: 'student_discipline_incident_behavior_associations',
  title: 'Students in incidents',
  key: 'id',
  identity: {
    behaviorDescriptor: 'behavior_descriptor',
    incidentIdentifier: 'incident_identifier',
    schoolId: 'school_id',
    studentUniqueId: 'student_unique_id',
  },
  fields: [
    id,
    text('studentReference.studentUniqueId', 'personal'),
    integer('disciplineIncidentReference.schoolId'),
    text('disciplineIncidentReference.incidentIdentifier', 'sensitive'),
    text('behaviorDescriptor', 'sensitive'),
    text('behaviorDetailedDescription', 'sensitive'),
    modified,
  ],
  children: [
    {
      table: 'student_discipline_participation_codes',
      path: 'disciplineIncidentParticipationCodes',
      fields: [text('disciplineIncidentParticipationCodeDescriptor', 'sensitive')],
    },
  ],
  derived: links('studentReference', 'disciplineIncidentReference'),
  example: {
    page: [
      {
        id: 'r1',
        behaviorDescriptor: 'uri://ed-fi.org/BehaviorDescriptor#Other',
        disciplineIncidentReference: { incidentIdentifier: '0010', schoolId: 255901001 },
        studentReference: { studentUniqueId: '00604821' },
        disciplineIncidentParticipationCodes: [
          {
            disciplineIncidentParticipationCodeDescriptor:
              'uri://ed-fi.org/DisciplineIncidentParticipationCodeDescriptor#Perpetrator',
          },
        ],
      },
    ],
    rows: [
      {
        id: 'r1',
        student_unique_id: '00604821',
        school_id: 255901001,
        incident_identifier: '0010',
        behavior_descriptor: 'uri://ed-fi.org/BehaviorDescriptor#Other',
        student_discipline_participation_codes: [
          {
            discipline_incident_participation_code_descriptor:
              'uri://ed-fi.org/DisciplineIncidentParticipationCodeDescriptor#Perpetrator',
          },
        ],
      },
    ],
  },
});

const behavior = 'studentDisciplineIncidentBehaviorAssociationReference';
const incident = 'studentDisciplineIncidentAssociationReference';

const disciplineActions = defineResource({
  name: 'disciplineActions',
  table: 'discipline_actions',
  title: 'Discipline actions',
  key: 'id',
  identity: {
    disciplineActionIdentifier: 'discipline_action_identifier',
    disciplineDate: 'discipline_date',
    studentUniqueId: 'student_unique_id',
  },
  fields: [
    id,
    text('studentReference.studentUniqueId', 'personal'),
    text('disciplineActionIdentifier', 'sensitive'),
    date('disciplineDate', 'sensitive'),
    integer('responsibilitySchoolReference.schoolId', 'none', 'responsibility_school_id'),
    integer('assignmentSchoolReference.schoolId', 'none', 'assignment_school_id'),
    number('disciplineActionLength', 'sensitive'),
    number('actualDisciplineActionLength', 'sensitive'),
    text('disciplineActionLengthDifferenceReasonDescriptor', 'sensitive'),
    boolean('iepPlacementMeetingIndicator', 'sensitive'),
    boolean('relatedToZeroTolerancePolicy', 'sensitive'),
    // Data Standard 3 only.
    boolean('receivedEducationServicesDuringExpulsion', 'sensitive'),
    modified,
  ],
  children: [
    {
      table: 'discipline_action_disciplines',
      path: 'disciplines',
      fields: [text('disciplineDescriptor', 'sensitive')],
    },
    {
      table: 'discipline_action_behaviors',
      path: 'studentDisciplineIncidentBehaviorAssociations',
      fields: [
        text(`${behavior}.behaviorDescriptor`, 'sensitive'),
        text(`${behavior}.incidentIdentifier`, 'sensitive'),
        integer(`${behavior}.schoolId`),
        text(`${behavior}.studentUniqueId`, 'personal'),
      ],
    },
    {
      // Data Standard 3 only.
      table: 'discipline_action_incidents',
      path: 'studentDisciplineIncidentAssociations',
      fields: [
        text(`${incident}.incidentIdentifier`, 'sensitive'),
        integer(`${incident}.schoolId`),
        text(`${incident}.studentUniqueId`, 'personal'),
      ],
    },
    {
      table: 'discipline_action_staffs',
      path: 'staffs',
      fields: [text('staffReference.staffUniqueId', 'personal')],
    },
  ],
  derived: links(
    'studentReference',
    'responsibilitySchoolReference',
    'assignmentSchoolReference',
    `studentDisciplineIncidentBehaviorAssociations.${behavior}`,
    `studentDisciplineIncidentAssociations.${incident}`,
    'staffs.staffReference',
  ),
  example: {
    page: [
      {
        id: 'w1',
        disciplineActionIdentifier: '18',
        disciplineDate: '2027-01-18',
        disciplines: [
          { disciplineDescriptor: 'uri://ed-fi.org/DisciplineDescriptor#In School Suspension' },
        ],
        responsibilitySchoolReference: { schoolId: 255901001 },
        studentReference: { studentUniqueId: '00604821' },
        disciplineActionLength: 3,
        actualDisciplineActionLength: 2.5,
        studentDisciplineIncidentBehaviorAssociations: [
          {
            studentDisciplineIncidentBehaviorAssociationReference: {
              behaviorDescriptor: 'uri://ed-fi.org/BehaviorDescriptor#Other',
              incidentIdentifier: '0010',
              schoolId: 255901001,
              studentUniqueId: '00604821',
            },
          },
        ],
      },
    ],
    rows: [
      {
        id: 'w1',
        student_unique_id: '00604821',
        discipline_action_identifier: '18',
        discipline_date: '2027-01-18',
        responsibility_school_id: 255901001,
        discipline_action_length: 3,
        actual_discipline_action_length: 2.5,
        discipline_action_disciplines: [
          { discipline_descriptor: 'uri://ed-fi.org/DisciplineDescriptor#In School Suspension' },
        ],
        discipline_action_behaviors: [
          {
            behavior_descriptor: 'uri://ed-fi.org/BehaviorDescriptor#Other',
            incident_identifier: '0010',
            school_id: 255901001,
            student_unique_id: '00604821',
          },
        ],
      },
    ],
  },
});

export const discipline = [
  disciplineIncidents,
  studentDisciplineIncidentBehaviorAssociations,
  disciplineActions,
];
