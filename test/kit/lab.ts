import type { Cell, Connector, Dataset, Field, Resource, ResourceField } from '../../src/model';

/* A small vendor and its data sets: everything a log can say, in few rows. */

const field = (name: string, type: ResourceField['type'] = 'text'): ResourceField => ({
  name,
  path: name,
  type,
  class: 'none',
});

const pupils: Resource = {
  name: 'pupils',
  table: 'pupils',
  title: 'Pupils',
  key: 'id',
  fields: [
    field('id'),
    field('pupil'),
    field('name'),
    field('born', 'date'),
    field('seen', 'timestamp'),
    field('active', 'boolean'),
  ],
  children: [
    { table: 'pupil_tags', path: 'tags', fields: [field('tag'), field('weight', 'number')] },
  ],
  example: { page: [], rows: [] },
};
const marks: Resource = {
  name: 'marks',
  table: 'marks',
  title: 'Marks',
  key: 'id',
  fields: [field('id'), field('pupil'), field('course'), field('points', 'integer')],
  example: { page: [], rows: [] },
};
const courses: Resource = {
  name: 'courses',
  table: 'courses',
  title: 'Courses',
  key: 'id',
  fields: [field('id'), field('title')],
  example: { page: [], rows: [] },
};

export const lab = {
  id: 'lab',
  title: 'Lab',
  description: '',
  settings: [],
  resources: [pupils, marks, courses],
  rate: { parallel: 1 },
} as unknown as Connector;

const column = (name: string, type: Field['type'] = 'text'): Field => ({
  name,
  title: name.replace(/_/g, ' '),
  type,
  meaning: `What ${name} means.`,
  class: 'none',
});

export const roster: Dataset = {
  id: 'roster',
  title: 'Roster',
  description: '',
  grain: 'One row per pupil.',
  key: ['record_id'],
  fields: [
    column('record_id'),
    column('pupil_id'),
    { ...column('name'), required: true },
    column('born', 'date'),
    column('seen', 'timestamp'),
    column('active', 'boolean'),
    column('tags'),
    column('weight', 'number'),
  ],
  sql: {
    lab: `with t as (
        select _parent, {{ join_text(tag, _position) }} as tags, sum(weight) as weight
        from {{ ref('lab.pupil_tags') }} group by _parent)
      select p.id as record_id, p.pupil as pupil_id, p.name as name, p.born as born, p.seen as seen,
        p.active as active, t.tags as tags, t.weight as weight
      from {{ ref('lab.pupils') }} p left join t on t._parent = p.id`,
  },
  checks: [
    {
      id: 'born_before_seen',
      title: 'Nobody is seen before being born',
      severity: 'row',
      sql: `select * from {{ this }} where name = 'unborn'`,
    },
  ],
};

export const results: Dataset = {
  id: 'results',
  title: 'Results',
  description: '',
  grain: 'One row per mark.',
  key: ['pupil_id', 'mark_id'],
  fields: [
    column('mark_id'),
    column('pupil_id'),
    column('name'),
    column('course'),
    { ...column('points', 'integer'), range: [0, 100] },
    column('tags'),
    column('all_points', 'integer'),
  ],
  incremental: { field: 'pupil_id', column: 'pupil' },
  sql: {
    lab: `with t as (
        select _parent, {{ join_text(tag, _position) }} as tags from {{ ref('lab.pupil_tags') }} group by _parent),
      n as (select pupil, max(id) as id, max(name) as name from {{ ref('lab.pupils') }} group by pupil),
      s as (select pupil, sum(points) as all_points from {{ ref('lab.marks') }} group by pupil)
      select m.id as mark_id, m.pupil as pupil_id, n.name as name, c.title as course, m.points as points,
        t.tags as tags, s.all_points as all_points
      from {{ ref('lab.marks') }} m
      left join n on n.pupil = m.pupil
      left join t on t._parent = n.id
      left join s on s.pupil = m.pupil
      left join {{ ref('lab.courses') }} c on c.id = m.course`,
  },
  checks: [
    {
      id: 'known',
      title: 'Every mark names a known pupil',
      severity: 'warning',
      sql: 'select * from {{ this }} where name is null',
    },
  ],
};

export const pupil = (n: number, more: Record<string, Cell | object> = {}) => ({
  id: `p${n}`,
  pupil: `s${n}`,
  name: `Name ${n}`,
  born: `2012-01-${String((n % 28) + 1).padStart(2, '0')}`,
  seen: `2026-11-20T08:00:0${n % 10}Z`,
  active: n % 2 === 0,
  tags: Array.from({ length: n % 3 }, (_, i) => ({ tag: `tag ${n}.${i}`, weight: n / 4 + i })),
  ...more,
});
export const mark = (n: number, of: number, more: Record<string, Cell> = {}) => ({
  id: `m${n}`,
  pupil: `s${of}`,
  course: `c${n % 3}`,
  points: (n * 7) % 100,
  ...more,
});
export const course = (n: number, title = `Course ${n}`) => ({ id: `c${n}`, title });
