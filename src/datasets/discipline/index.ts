import { defineDataset } from '../../model';
import { firstName, lastName, school, schoolId, studentId } from '../_fields';
import edfi from './edfi.sql';

export default defineDataset({
  id: 'discipline',
  title: 'Discipline',
  description:
    'Which student took part in which incident, what the behavior was and what the school did about it. Sensitive throughout: publish it to few people.',
  grain: 'One row per student, incident and behavior.',
  key: ['student_id', 'record_id'],
  fields: [
    {
      name: 'record_id',
      title: 'Record ID',
      type: 'text',
      meaning: 'The source’s own identifier of the student’s part in the incident.',
      class: 'none',
    },
    studentId,
    lastName,
    firstName,
    schoolId,
    school,
    {
      name: 'incident_id',
      title: 'Incident ID',
      type: 'text',
      meaning:
        'The number of the incident at its school; where the record names none, the one its actions agree on.',
      class: 'sensitive',
    },
    {
      name: 'incident_date',
      title: 'Incident Date',
      type: 'date',
      meaning: 'The day of the incident.',
      class: 'sensitive',
    },
    {
      name: 'behavior',
      title: 'Behavior',
      type: 'text',
      meaning: 'What kind of behavior it was.',
      class: 'sensitive',
    },
    {
      name: 'behavior_details',
      title: 'Behavior Details',
      type: 'text',
      meaning: 'The behavior in the school’s own words, where the student’s record has them.',
      class: 'sensitive',
    },
    {
      name: 'participation',
      title: 'Participation',
      type: 'text',
      meaning:
        'The student’s part in it: perpetrator, witness, victim; several are joined by commas.',
      class: 'sensitive',
    },
    {
      name: 'location',
      title: 'Location',
      type: 'text',
      meaning: 'Where it happened.',
      class: 'sensitive',
    },
    {
      name: 'reported_to_law_enforcement',
      title: 'Reported to Law Enforcement',
      type: 'boolean',
      meaning:
        'Yes when the incident was reported to the police; empty when the source does not say.',
      class: 'sensitive',
    },
    {
      name: 'actions',
      title: 'Actions',
      type: 'text',
      meaning: 'What the school did, action by action, the earliest first.',
      class: 'sensitive',
    },
    {
      name: 'action_count',
      title: 'Number of Actions',
      type: 'integer',
      meaning: 'How many actions were taken.',
      unit: 'actions',
      class: 'sensitive',
      required: true,
    },
    {
      name: 'first_action_date',
      title: 'First Action Date',
      type: 'date',
      meaning: 'The day of the first action.',
      class: 'sensitive',
    },
    {
      name: 'action_days',
      title: 'Action Days',
      type: 'number',
      meaning: 'Length of all actions, as served where that is known, else as given.',
      unit: 'days',
      class: 'sensitive',
    },
    {
      name: 'days_removed',
      title: 'Days Removed',
      type: 'number',
      meaning: 'Days of expulsion, removal and out-of-school suspension: days away from learning.',
      unit: 'days',
      class: 'sensitive',
      required: true,
    },
  ],
  incremental: { field: 'student_id', column: 'student_unique_id' },
  sql: { edfi },
  checks: [
    {
      id: 'incident_known',
      title: 'Every record names a known incident',
      severity: 'warning',
      sql: 'select * from {{ this }} where incident_date is null',
    },
    {
      id: 'days_not_negative',
      title: 'No action has a negative length',
      severity: 'row',
      sql: 'select * from {{ this }} where action_days < 0 or days_removed < 0',
    },
    {
      id: 'action_after_incident',
      title: 'No action comes before its incident',
      severity: 'warning',
      sql: 'select * from {{ this }} where first_action_date < incident_date',
    },
  ],
});
