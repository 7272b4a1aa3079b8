import { boolean, defineResource, integer, text } from '../../../model';
import { created, id, updated } from './shared';

export const cursus = defineResource({
  name: 'cursus',
  table: 'cursus',
  title: 'Cursus',
  key: 'id',
  fields: [id, text('name'), text('slug'), text('kind'), created],
  example: {
    page: [
      { id: '21', created_at: '2019-07-29T08:45:17.896Z', name: '42cursus', slug: '42cursus' },
    ],
    rows: [
      { id: '21', name: '42cursus', slug: '42cursus', created_at: '2019-07-29T08:45:17.896Z' },
    ],
  },
});

export const projects = defineResource({
  name: 'projects',
  table: 'projects',
  title: 'Projects',
  key: 'id',
  fields: [
    id,
    text('name'),
    text('slug'),
    integer('difficulty'),
    text('parent.id', 'none', 'parent_id'),
    boolean('exam'),
    created,
    updated,
  ],
  children: [
    { table: 'project_cursus', path: 'cursus', fields: [text('id', 'none', 'cursus_id')] },
    { table: 'project_campus', path: 'campus', fields: [text('id', 'none', 'campus_id')] },
  ],
  derived: [
    'parent',
    'children',
    'project_sessions',
    'videos',
    'attachments',
    'cursus.name',
    'cursus.slug',
    'campus.name',
  ],
  example: {
    page: [
      {
        id: '1314',
        name: 'Libft',
        slug: '42cursus-libft',
        difficulty: 462,
        parent: null,
        children: [],
        exam: false,
        created_at: '2019-07-29T09:00:00.000Z',
        updated_at: '2026-11-20T10:00:00.000Z',
        cursus: [{ id: '21', name: '42cursus', slug: '42cursus' }],
        campus: [{ id: '1', name: 'Paris' }],
        project_sessions: [],
      },
    ],
    rows: [
      {
        id: '1314',
        name: 'Libft',
        slug: '42cursus-libft',
        difficulty: 462,
        exam: false,
        created_at: '2019-07-29T09:00:00.000Z',
        updated_at: '2026-11-20T10:00:00.000Z',
        project_cursus: [{ cursus_id: '21' }],
        project_campus: [{ campus_id: '1' }],
      },
    ],
  },
});
