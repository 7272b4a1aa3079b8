import { publishedFields, type Cell, type Dataset, type Need } from '../../src/model';
import type { Source } from '../../src/engine/draw';
import { FailureError, ORIGIN_FIELDS } from '../../src/model';

export type Row = Readonly<Record<string, Cell>>;

/** What is published of a data set, made of rows: as the tab's reader answers it. */
export const sourceOf = (
  dataset: Pick<Dataset, 'id' | 'title' | 'fields' | 'key'> & Partial<Dataset>,
  rows: readonly Row[],
): Source => {
  const fields = publishedFields(dataset as Dataset);
  const cellOf = (type: string, cell: Cell): Cell =>
    type === 'boolean' && cell !== null ? cell === true || cell === 1 : cell;
  return {
    dataset: dataset as Dataset,
    fields,
    columns: (names) =>
      names.map((name) => {
        const field = fields.find((one) => one.name === name);
        if (!field)
          throw new FailureError('question.field', {
            dataset: dataset.title,
            field: name,
            fields: '',
          });
        return rows.map((row) => cellOf(field.type, row[name] ?? null));
      }),
    passport: {
      v: 1,
      dataset: dataset.id,
      title: dataset.title,
      version: { number: 3, at: '2026-11-21T10:00:00.000Z', rows: rows.length, hash: 'h' },
      checkedAt: '2026-11-21T11:00:00.000Z',
      complete: true,
      quarantined: 0,
      columns: fields.map(({ title }) => title),
      fields: fields.map(({ name }) => name),
    },
  };
};

/** A data set that a report needs and this version does not have, as its contract says. */
export const datasetOf = (id: string, need: Need): Dataset =>
  ({ id, ...need, description: '', sql: {} }) as unknown as Dataset;

export const origin = ORIGIN_FIELDS.map(({ name }) => name);

/** A wall clock of a fixed zone. */
export const clockOf = (zone: string, now: string) => ({
  now: () => Date.parse(now),
  local: (epoch: number) => {
    const parts = Object.fromEntries(
      new Intl.DateTimeFormat('en-GB', {
        timeZone: zone,
        dateStyle: 'short',
        timeStyle: 'short',
      })
        .formatToParts(epoch)
        .map(({ type, value }) => [type, value]),
    ) as Record<string, string>;
    return {
      date: `${parts.year}-${parts.month}-${parts.day}`,
      hour: Number(parts.hour),
      minute: Number(parts.minute),
    };
  },
});
