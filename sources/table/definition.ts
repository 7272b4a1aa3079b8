import type { Draft, PersonalClass } from '../../src/model';
import { language } from '../words';

/** A column as it stands in the definition's text. */
export interface Column {
  readonly from: string;
  readonly name: string;
  readonly type: string;
  readonly class: PersonalClass;
  readonly format?: string;
}

/** A column before a person, who may leave it where it is. */
export interface Offered extends Column {
  readonly taken: boolean;
  readonly isKey: boolean;
  readonly seen: readonly string[];
  /** Its days may be read in this way, too. */
  readonly or?: string;
  /** A person has said of which type it is, now or when it was saved. */
  readonly said?: true;
  /** Where a saved source is changed: the table has it since, or has it no longer. */
  readonly since?: 'new' | 'gone';
}

export interface Definition {
  readonly title: string;
  readonly address: string;
  readonly key: readonly string[];
  readonly columns: readonly Column[];
  /** Columns that are none: they are not offered. */
  readonly left: readonly string[];
  readonly [name: string]: unknown;
}

export const definitionOf = (text: string): Definition => JSON.parse(text) as Definition;
export const definitionIn = ({ text }: Draft): Definition => definitionOf(text);

/** What the table itself tells of how it is written, as a person would say it. */
export const saidIn = (definition: Definition): Readonly<Record<string, string>> =>
  Object.fromEntries(
    ['encoding', 'delimiter', 'tab', 'range', 'header', 'headerRows'].flatMap((name) => {
      const value = definition[name];
      return typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [];
    }),
  );

/** The columns of a saved definition: those that were taken, and those that were left. */
export const offeredIn = ({ columns, key, left }: Definition): readonly Offered[] => [
  ...columns.map((column): Offered => ({
    ...column,
    taken: true,
    isKey: key.includes(column.name),
    seen: [],
    said: true,
  })),
  ...left.map((from): Offered => ({
    from,
    name: '',
    type: 'text',
    class: 'none',
    taken: false,
    isKey: false,
    seen: [],
  })),
];

/**
 * What was found, as it is offered; a choice that was made before is kept where the column is still there.
 * @param changing a saved source is changed: what is new is not taken by itself, and what is gone is shown.
 */
export const offer = (
  draft: Draft,
  before: readonly Offered[] = [],
  changing = false,
): readonly Offered[] => {
  const { columns, key } = definitionIn(draft);
  const found = columns.map((column, i): Offered => {
    const known = before.find(({ from }) => from === column.from);
    const isNew = changing && (!known || known.since === 'new');
    const { or } = draft.columns[i] ?? {};
    return {
      ...column,
      taken: known?.taken ?? !isNew,
      isKey: known?.isKey ?? (!isNew && key.includes(column.name)),
      ...(known && known.name !== '' ? { name: known.name, class: known.class } : {}),
      seen: draft.columns[i]?.seen ?? [],
      ...(or === undefined || known?.said ? {} : { or }),
      ...(known?.said ? { ...written(known), said: true } : {}),
      ...(isNew ? { since: 'new' } : {}),
    };
  });
  const names = new Set(found.map(({ from }) => from));
  const gone = before.filter(({ from, name }) => changing && name !== '' && !names.has(from));
  return [
    ...found,
    ...gone.map((one): Offered => ({ ...one, taken: false, isKey: false, since: 'gone' })),
  ];
};

const written = ({ type, format }: Offered): Pick<Offered, 'type' | 'format'> => ({
  type,
  ...(format === undefined ? {} : { format }),
});

/** What a person approved, as the definition's text. */
export const textOf = (definition: Definition, offered: readonly Offered[]): string => {
  const taken = offered.filter((one) => one.taken);
  const left = offered.filter((one) => !one.taken && one.since !== 'gone').map(({ from }) => from);
  return JSON.stringify(
    {
      ...definition,
      key: taken.filter(({ isKey }) => isKey).map(({ name }) => name),
      columns: taken.map(({ from, name, type, format, class: of }) => ({
        from,
        name,
        type,
        ...(format ? { format } : {}),
        class: of,
      })),
      left: [...new Set([...definition.left, ...left])],
      // In which the reasons are told why a line cannot be taken.
      language,
    },
    null,
    2,
  );
};

/** Whether every column that is taken has a name of its own that SQL can say. */
export const areNamed = (offered: readonly Offered[]): boolean => {
  const names = offered.filter(({ taken }) => taken).map(({ name }) => name);
  return (
    names.every((name) => /^[a-z][a-z0-9_]{0,59}$/.test(name)) &&
    new Set(names).size === names.length
  );
};

/** Another type: what was said of how the old one is written is no more. */
export const typed = ({ format: _, or: __, ...column }: Offered, type: string): Offered => ({
  ...column,
  type,
  said: true,
});
