import type { FieldType } from '../../model';

/**
 * Why a line, or a cell of it, cannot be taken. It is said in the words of the file's own columns and in the
 * language of whoever made the source: it stands in a tab beside what the line says.
 */
export interface AsideWords {
  cells(there: number, columns: number): string;
  readonly quote: string;
  readonly nothing: string;
  readonly unread: string;
  /** A cell that is not of its column's type. */
  type(column: string, type: FieldType, cell: string): string;
  key(column: string): string;
  sameKey(line: number, key: string): string;
  /** A formula that went wrong. */
  shows(column: string, error: string): string;
  /** A cell that belongs together with others, where each row wants its own. */
  merged(column: string, rows: number): string;
  /** A title that stands across the table, between its rows. */
  heading(text: string): string;
  student(columns: readonly string[]): string;
  day(column: string, cell: string): string;
  sameResult(line: number): string;
  /** Why, and what stands in the line. */
  whole(why: string, cells: string): string;
}

const quoted = (names: readonly string[], open: string, close: string): string =>
  names.map((name) => `${open}${name}${close}`).join(', ');

const TYPES: Readonly<Record<FieldType, readonly [english: string, french: string]>> = {
  text: ['a text', 'un texte'],
  integer: ['a whole number', 'un nombre entier'],
  number: ['a number', 'un nombre'],
  boolean: ['a yes or no', 'un oui ou un non'],
  date: ['a date', 'une date'],
  timestamp: ['a moment', 'une date et heure'],
  json: ['a list', 'une liste'],
};

const english: AsideWords = {
  cells: (there, columns) => `${there} cells, where there are ${columns} columns`,
  quote: 'a quote that does not belong there',
  nothing: 'a character that is nothing (NUL)',
  unread: 'characters that cannot be read',
  type: (column, type, cell) => `“${column}” is not ${TYPES[type][0]}: “${cell}”`,
  key: (column) => `nothing in “${column}”, which tells rows apart`,
  sameKey: (line, key) => `the same key as line ${line}: ${key}`,
  shows: (column, error) => `“${column}” shows ${error}`,
  merged: (column, rows) =>
    `“${column}” is one cell for ${rows} rows, and tells rows apart: it cannot be theirs all`,
  heading: (text) => `a heading across the table: “${text}”`,
  student: (columns) => `no student: nothing in ${quoted(columns, '“', '”')}`,
  day: (column, cell) => `“${column}” is not a date: “${cell}”`,
  sameResult: (line) => `the same result as line ${line}`,
  whole: (why, cells) => `${why}: ${cells}`,
};

const french: AsideWords = {
  cells: (there, columns) => `${there} cellules, là où il y a ${columns} colonnes`,
  quote: 'un guillemet qui n’a rien à faire là',
  nothing: 'un caractère qui n’est rien (NUL)',
  unread: 'des caractères illisibles',
  type: (column, type, cell) => `« ${column} » n’est pas ${TYPES[type][1]} : « ${cell} »`,
  key: (column) => `rien dans « ${column} », qui distingue les lignes`,
  sameKey: (line, key) => `la même clé qu’à la ligne ${line} : ${key}`,
  shows: (column, error) => `« ${column} » affiche ${error}`,
  merged: (column, rows) =>
    `« ${column} » est une seule cellule pour ${rows} lignes, et distingue les lignes : elle ne peut pas être la leur à toutes`,
  heading: (text) => `un titre en travers du tableau : « ${text} »`,
  student: (columns) => `pas d’élève : rien dans ${quoted(columns, '« ', ' »')}`,
  day: (column, cell) => `« ${column} » n’est pas une date : « ${cell} »`,
  sameResult: (line) => `le même résultat qu’à la ligne ${line}`,
  whole: (why, cells) => `${why} : ${cells}`,
};

/** @param language a tag such as `fr-CA`; English where we do not speak it. */
export const asidesIn = (language = ''): AsideWords => (/^fr\b/i.test(language) ? french : english);
