import type { FieldSpec } from '../host/host';
import type { Shown } from '../engine/shown';
import type { Say } from '../messages';
import { ORIGIN_FIELDS, type Cell, type Field } from '../model';
import { ownDate, roleOf, type Role } from './semantics';
import { WORDS } from './words';

/**
 * A column as Looker Studio may ask for it: one of the data set's, or one of ours that is the same in every
 * row. Ours begin with `homeroom_`, which no data set's do.
 */
export type Column = FieldSpec & {
  /** Looker Studio knows none without. */
  readonly description: string;
} & (
    | { readonly of: 'dataset'; readonly field: Field; readonly role: Role }
    | { readonly of: 'homeroom'; value(now: number): Cell }
  );

/** What is published as a code is text, whatever it was. */
const asPublished = (field: Field, { passport }: Shown): Field => {
  if (!passport.hashed?.includes(field.name)) return field;
  const { name, title, meaning, class: of } = field;
  return { name, title, meaning, class: of, type: 'text', semantic: 'text' };
};

const groupOf = (field: Field, role: Role, key: readonly string[]): string => {
  if (ORIGIN_FIELDS.some(({ name }) => name === field.name)) return WORDS.origin;
  if (role.aggregation) return WORDS.numbers;
  if (field.type === 'date' || field.type === 'timestamp') return WORDS.dates;
  return key.includes(field.name) || /(^|_)(id|code)$/.test(field.name)
    ? WORDS.keys
    : WORDS.details;
};

const columnOf = (shown: Shown, published: Field, say: Say): Column => {
  const field = asPublished(published, shown);
  const role = roleOf(shown.dataset, field);
  const unit = field.unit === undefined || role.type === 'PERCENT' ? '' : ` (${say(field.unit)})`;
  return {
    of: 'dataset',
    field,
    role,
    id: field.name,
    name: field.title,
    description: `${say(field.meaning)}${unit}`,
    group: say(groupOf(field, role, shown.dataset.key)),
    concept: role.aggregation ? 'metric' : 'dimension',
    type: role.type,
    ...(role.aggregation ? { aggregation: role.aggregation, reaggregatable: true } : {}),
  };
};

const HOUR_MS = 3_600_000;
const second = (iso: string): string => new Date(iso).toISOString().slice(0, 19).replace(/\D/g, '');

/**
 * How fresh a version is: the same in every row, so that a report can say it of itself. It is asked for when
 * the rows are there.
 */
const freshness = (shown: Shown, say: Say): readonly Column[] => {
  const group = say(WORDS.about);
  const column = (
    id: string,
    [name, description]: readonly [string, string],
    spec: Pick<FieldSpec, 'type' | 'concept' | 'aggregation' | 'reaggregatable'>,
    value: (now: number) => Cell,
  ): Column => ({
    of: 'homeroom',
    id: `homeroom_${id}`,
    name: say(name),
    description: say(description),
    group,
    ...spec,
    value,
  });
  const most = { concept: 'metric', aggregation: 'MAX', reaggregatable: true } as const;
  return [
    column(
      'published_at',
      [WORDS.publishedAt, WORDS.publishedAtMeaning],
      { concept: 'dimension', type: 'YEAR_MONTH_DAY_SECOND' },
      () => second(shown.passport.version.at),
    ),
    column('age_hours', [WORDS.age, WORDS.ageMeaning], { ...most, type: 'NUMBER' }, (now) =>
      Math.max(0, Math.round(((now - Date.parse(shown.passport.checkedAt)) / HOUR_MS) * 10) / 10),
    ),
    column(
      'complete',
      [WORDS.complete, WORDS.completeMeaning],
      { concept: 'dimension', type: 'BOOLEAN' },
      () => shown.passport.complete,
    ),
    column(
      'quarantined',
      [WORDS.quarantined, WORDS.quarantinedMeaning],
      { ...most, type: 'NUMBER' },
      () => shown.passport.quarantined,
    ),
  ];
};

/** What a data set without a number of its own is measured by. */
const ROWS = 'homeroom_rows';

const rowCount = (say: Say): Column => ({
  of: 'homeroom',
  id: ROWS,
  name: say(WORDS.rows),
  description: say(WORDS.rowsMeaning),
  group: say(WORDS.about),
  concept: 'metric',
  type: 'NUMBER',
  aggregation: 'SUM',
  reaggregatable: true,
  value: () => 1,
});

export interface Schema {
  readonly columns: readonly Column[];
  readonly dimension: string;
  readonly metric: string;
  /** The field that a report's date range is about. */
  readonly date?: Field;
}

/** The columns of a data set as it is published, and those of ours that were asked for. */
export const schemaOf = (shown: Shown, fresh: boolean, say: Say): Schema => {
  const published = shown.fields.map((field) => columnOf(shown, field, say));
  const columns = [...published, rowCount(say), ...(fresh ? freshness(shown, say) : [])];
  const { metric } = shown.dataset;
  const metrics = published.filter(({ concept }) => concept === 'metric').map(({ id }) => id);
  const own = published.flatMap((column) => (column.of === 'dataset' ? [column.field] : []));
  const date = ownDate(shown.dataset, own);
  const named = published.find(
    (column) =>
      column.of === 'dataset' &&
      column.concept === 'dimension' &&
      column.field.class === 'none' &&
      !/(^|_)(id|code)$/.test(column.id),
  );
  return {
    columns,
    dimension: date?.name ?? named?.id ?? published[0]!.id,
    metric: metric !== undefined && metrics.includes(metric) ? metric : ROWS,
    ...(date ? { date } : {}),
  };
};

/** Without what is ours alone. */
export const specOf = (column: Column): FieldSpec => {
  const { id, name, description, group, concept, type, aggregation, reaggregatable } = column;
  return {
    id,
    name,
    description,
    ...(group === undefined ? {} : { group }),
    concept,
    type,
    ...(aggregation ? { aggregation } : {}),
    ...(reaggregatable === undefined ? {} : { reaggregatable }),
  };
};
