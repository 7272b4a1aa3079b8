import type { Draft, PersonalClass } from '../../src/model';

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
}

export interface Definition {
  readonly title: string;
  readonly key: readonly string[];
  readonly columns: readonly Column[];
  /** Columns that are none: they are not offered. */
  readonly left: readonly string[];
  readonly [name: string]: unknown;
}

export const definitionIn = ({ text }: Draft): Definition => JSON.parse(text) as Definition;

/** What was found, as it is offered; a choice that was made before is kept where the column is still there. */
export const offer = (draft: Draft, before: readonly Offered[] = []): readonly Offered[] => {
  const { columns, key } = definitionIn(draft);
  return columns.map((column, i) => {
    const known = before.find(({ from }) => from === column.from);
    return {
      ...column,
      taken: known?.taken ?? true,
      isKey: known?.isKey ?? key.includes(column.name),
      ...(known ? { name: known.name, class: known.class } : {}),
      seen: draft.columns[i]?.seen ?? [],
      ...(draft.columns[i]?.or === undefined ? {} : { or: draft.columns[i].or }),
    };
  });
};

/** What a person approved, as the definition's text. */
export const textOf = (definition: Definition, offered: readonly Offered[]): string => {
  const taken = offered.filter((one) => one.taken);
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
      left: [...definition.left, ...offered.filter((one) => !one.taken).map(({ from }) => from)],
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
});
