import { date, defineResource, integer, text } from '../../../model';
import { active, common, id, landed, links, refTo } from './shared';

export const orgs = defineResource({
  name: 'orgs',
  table: 'orgs',
  title: 'Organizations',
  key: 'sourced_id',
  fields: [
    id,
    text('name'),
    text('type'),
    text('identifier'),
    text('parent.sourcedId', 'none', 'parent_id'),
    ...common,
  ],
  derived: ['children', ...links('parent')],
  example: {
    page: [
      {
        sourcedId: 'o-1',
        ...active,
        name: 'École Voltaire',
        type: 'school',
        identifier: '00123',
        parent: refTo('org', 'o-0'),
      },
    ],
    rows: [
      {
        sourced_id: 'o-1',
        ...landed,
        name: 'École Voltaire',
        type: 'school',
        identifier: '00123',
        parent_id: 'o-0',
      },
    ],
  },
});

export const academicSessions = defineResource({
  name: 'academicSessions',
  table: 'academic_sessions',
  title: 'Academic sessions',
  key: 'sourced_id',
  fields: [
    id,
    text('title'),
    text('type'),
    date('startDate'),
    date('endDate'),
    text('parent.sourcedId', 'none', 'parent_id'),
    integer('schoolYear'),
    ...common,
  ],
  derived: ['children', ...links('parent')],
  example: {
    page: [
      {
        sourcedId: 't-1',
        ...active,
        title: 'Fall',
        type: 'term',
        startDate: '2026-08-24',
        endDate: '2027-01-15',
        parent: refTo('academicSession', 'y-1'),
        schoolYear: '2027',
      },
    ],
    rows: [
      {
        sourced_id: 't-1',
        ...landed,
        title: 'Fall',
        type: 'term',
        start_date: '2026-08-24',
        end_date: '2027-01-15',
        parent_id: 'y-1',
        school_year: 2027,
      },
    ],
  },
});
