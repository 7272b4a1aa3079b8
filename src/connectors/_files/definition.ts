import type { CustomProblem, FieldType, PersonalClass } from '../../model';
import { ENCODINGS, type Encoding } from './encoding';

/** A column that is taken, and how. */
export interface Column {
  /** What it is called in the file. */
  readonly from: string;
  /** What it is called in the data set: lower snake case. */
  readonly name: string;
  readonly type: FieldType;
  readonly class: PersonalClass;
  /** How its days or numbers are written. */
  readonly format?: string;
}

/** What tables have in common, wherever they lie: which columns are taken, and what tells rows apart. */
export interface TableDefinition {
  readonly v: 1;
  readonly title: string;
  readonly columns: readonly Column[];
  /** Columns that are not taken. One that is in neither list is new: it is told. */
  readonly left?: readonly string[];
  /** Names of columns; empty: rows are told apart by their lines. */
  readonly key: readonly string[];
  /** In which it is told why a line cannot be taken; absent: English. */
  readonly language?: string;
}

export interface FileDefinition extends TableDefinition {
  /** A file in Drive, by its link or id, or one at an address. */
  readonly address: string;
  readonly encoding: Encoding;
  readonly delimiter: string;
  /** The line on which the names of columns stand; 0: there are none. */
  readonly header: number;
  /** The file is packed, alone. */
  readonly packed?: 'zip' | 'gzip';
}

const TYPES: readonly FieldType[] = ['text', 'integer', 'number', 'boolean', 'date', 'timestamp'];
const CLASSES: readonly PersonalClass[] = ['none', 'quasi', 'personal', 'sensitive'];
/** Names of columns that stand beside those of the file. */
const OURS = new Set(['_key', 'row_line', 'row_aside', 'row_cells', 'site', 'source']);

type Part = Readonly<Record<string, unknown>>;
const isPart = (value: unknown): value is Part =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textsIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

const stopping = (text: string): CustomProblem => ({ text, stops: 'all' });

const columnProblems = (column: unknown): readonly string[] => {
  if (!isPart(column) || typeof column['from'] !== 'string' || typeof column['name'] !== 'string')
    return ['A column needs “from” and “name”.'];
  const { name, type } = column;
  return [
    ...(/^[a-z][a-z0-9_]{0,59}$/.test(name)
      ? []
      : [`“${name}” is no name of a column: lower-case letters, digits and “_”, a letter first.`]),
    ...(OURS.has(name) ? [`“${name}” is a name that Homeroom uses itself.`] : []),
    ...(TYPES.includes(type as FieldType) ? [] : [`“${name}”: “${String(type)}” is no type.`]),
    ...(CLASSES.includes(column['class'] as PersonalClass)
      ? []
      : [`“${name}”: “${String(column['class'])}” is no class of personal data.`]),
  ];
};

export interface Read<T> {
  /** Null: it cannot be used. */
  readonly definition: T | null;
  readonly problems: readonly CustomProblem[];
}

/** A definition's text as an object; what is wrong with it by line. */
export const readJson = (text: string): Read<Part> => {
  try {
    const value = JSON.parse(text) as unknown;
    if (isPart(value)) return { definition: value, problems: [] };
    return { definition: null, problems: [stopping('It is no definition of a table.')] };
  } catch (error) {
    const at = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    const line = at === undefined ? 1 : text.slice(0, Number(at)).split('\n').length;
    return { definition: null, problems: [{ line, text: 'It is no JSON.', stops: 'all' }] };
  }
};

/** What is wrong with the columns and the key of a table. */
export const tableProblems = (part: Part): readonly CustomProblem[] => {
  const columns = Array.isArray(part['columns']) ? (part['columns'] as readonly unknown[]) : [];
  const names = columns.map((column) =>
    isPart(column) ? textsIn([column['name']])[0] : undefined,
  );
  const twice = names.find((name, i) => name !== undefined && names.indexOf(name) !== i);
  const lost = textsIn(part['key']).find((name) => !names.includes(name));
  return [
    ...(columns.length === 0 ? ['No column is taken.'] : []),
    ...columns.flatMap(columnProblems),
    ...(twice === undefined ? [] : [`Two columns are called “${twice}”.`]),
    ...(lost === undefined ? [] : [`The key names “${lost}”, which is not taken.`]),
  ].map(stopping);
};

export const readDefinition = (text: string): Read<FileDefinition> => {
  const { definition: part, problems } = readJson(text);
  if (!part) return { definition: null, problems };
  const found = [
    ...(typeof part['address'] === 'string' && part['address'] !== ''
      ? []
      : [stopping('It does not say where the file is.')]),
    ...(ENCODINGS.includes(part['encoding'] as Encoding)
      ? []
      : [stopping(`“${String(part['encoding'])}” is no encoding: ${ENCODINGS.join(', ')}.`)]),
    ...(typeof part['delimiter'] === 'string' && part['delimiter'].length === 1
      ? []
      : [stopping('The delimiter is one character.')]),
    ...(Number.isInteger(part['header']) && Number(part['header']) >= 0
      ? []
      : [stopping('“header” is the line on which the names of columns stand, or 0.')]),
    ...tableProblems(part),
  ];
  return {
    definition: found.length === 0 ? (part as unknown as FileDefinition) : null,
    problems: found,
  };
};

export const titleIn = (part: { readonly title?: unknown } | null): string =>
  typeof part?.title === 'string' && part.title.trim() !== ''
    ? part.title.trim().slice(0, 60)
    : 'A file';
