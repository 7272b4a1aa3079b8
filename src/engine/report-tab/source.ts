import { FailureError, type Dataset, type Field, type Passport } from '../../model';
import type { Host, Tab } from '../../host/host';
import type { Shown } from '../shown';

/** A data set's tab, as formulas refer to it. */
export interface Source {
  readonly dataset: Dataset;
  readonly passport: Passport;
  field(name: string): Field;
  has(name: string): boolean;
  /** The whole column of a field: `'Attendance'!$C:$C`. @throws question.field */
  column(name: string): string;
}

export const letters = (column: number): string =>
  column > 26
    ? letters(Math.floor((column - 1) / 26)) + letters(((column - 1) % 26) + 1)
    : String.fromCharCode(64 + column);

const quoted = (title: string): string => `'${title.replace(/'/g, "''")}'`;

type Opened = Pick<Shown, 'passport' | 'dataset' | 'fields'>;

/**
 * Columns are found by their titles, wherever the analyst has moved them; from then on the workbook itself
 * lets references follow.
 * @throws shown.missing when it is published to a table alone, or its tab is gone
 */
export const sourceOf = (host: Host, tabs: readonly Tab[], shown: Opened): Source => {
  const { passport, dataset, fields } = shown;
  const tab = tabs.find(({ sheetId }) => sheetId === passport.sheetId);
  if (!tab) throw new FailureError('shown.missing', { dataset: dataset.title });
  const header = (
    host.workbook.read(tab, { row: 1, column: 1, rows: 1, columns: tab.columns })[0] ?? []
  ).map(String);
  const field = (name: string): Field => {
    const found = fields.find((one) => one.name === name);
    if (found) return found;
    const names = fields.map((one) => one.name).join(', ');
    throw new FailureError('question.field', {
      dataset: dataset.title,
      field: name,
      fields: names,
    });
  };
  return {
    dataset,
    passport,
    field,
    has: (name) => fields.some((one) => one.name === name),
    column: (name) => {
      const { name: found } = field(name);
      const at = header.indexOf(passport.columns[passport.fields.indexOf(found)] ?? '');
      if (at < 0) throw new FailureError('shown.missing', { dataset: dataset.title });
      const letter = letters(at + 1);
      return `${quoted(tab.title)}!$${letter}:$${letter}`;
    },
  };
};
