import type { Machine } from '../../emulator/machine/machine';
import type { TabView } from '../../emulator/machine/spreadsheet';
import type { DatasetCard } from '../../src/app/api';
import { publishedFields, type Field } from '../../src/model';
import { registry } from '../../src/registry';
import type { Row, Value } from './expected/_source';

/** The columns of a data set as published. */
export const fieldsOf = (id: string): readonly Field[] =>
  publishedFields(registry.datasets.get(id)!);

/** A tab read by its header: stored values, formulas, what is shown, and formats, by field name. */
export interface Published {
  readonly tab: TabView;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly shown: readonly Readonly<Record<string, string>>[];
  readonly formats: readonly Readonly<Record<string, string>>[];
  readonly formulas: number;
}

export const readTab = (machine: Machine, { id, title }: DatasetCard): Published => {
  const fields = fieldsOf(id);
  const tab = machine.workbook.tab(title);
  const header = tab.values[0] ?? [];
  const column = fields.map((field) => header.indexOf(field.title));
  const named = <T>(lines: readonly (readonly T[])[], none: T): Record<string, T>[] =>
    lines
      .slice(1, tab.values.length)
      .map((line) => Object.fromEntries(fields.map((f, i) => [f.name, line[column[i]!] ?? none])));
  return {
    tab,
    rows: named<unknown>(tab.values, null),
    shown: named(tab.displayValues, ''),
    formats: named(tab.formats, ''),
    formulas: tab.formulas.flat().filter((formula) => formula !== null).length,
  };
};

const EPOCH = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;

/** What a cell stores of a value: dates and moments as serial numbers, nothing as nothing. */
export const stored = (field: Field, value: Value): Value => {
  if (value === null || value === '') return null;
  if (field.type === 'date') return (Date.parse(`${value}T00:00Z`) - EPOCH) / DAY;
  if (field.type === 'timestamp') {
    const moment = String(value);
    return (Date.parse(/Z$|[+-]\d\d:\d\d$/.test(moment) ? moment : `${moment}Z`) - EPOCH) / DAY;
  }
  return value;
};

export const storedRow = (fields: readonly Field[], row: Row): Record<string, Value> =>
  Object.fromEntries(fields.map((field) => [field.name, stored(field, row[field.name] ?? null)]));
