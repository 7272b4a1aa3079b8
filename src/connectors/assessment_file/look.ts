import type { FileLook, Json, LookedColumn, SourceRecord } from '../../model';
import type { AsideWords } from '../_files/asides';
import type { Beginning } from '../_files/beginning';
import { isSameName, nearest } from '../_files/near';
import { renamedIn, takenBy, type Mapping } from './mapping';
import { openResults } from './records';

/** As the mapping calls them; the rest of a result is made of these. */
const SHOWN = [
  ...['student_id', 'score', 'reporting_method', 'objective_id', 'performance_level'],
  ...['assessment', 'subject', 'administered_at', 'school_year', 'grade_level', 'school'],
  ...['item_id', 'response', 'correct', 'last_name', 'first_name'],
];

/** What the mapping takes from the file, and which of its columns may be meant where it has none of these. */
const columnsOf = (mapping: Mapping, header: readonly string[]): readonly LookedColumn[] => {
  const wanted = takenBy(mapping).filter(({ from }) => from.text === undefined);
  const used = new Set(wanted.flatMap(({ from }) => from.columns));
  const free = header.filter((name) => !used.has(name));
  return wanted.map(({ as, from: { columns, optional } }) => {
    const found = columns.find((name) => header.includes(name)) ?? null;
    const near =
      found === null
        ? [...new Set(columns.flatMap((name) => nearest(name, free)))].slice(0, 2)
        : [];
    return { as, wanted: columns, found, optional, near };
  });
};

/**
 * The mapping with the file's own names, where all that is lacking is called a little otherwise; what may be
 * absent only where the names are the same but for how they are written.
 */
const offerOf = (text: string, columns: readonly LookedColumn[]): string | undefined => {
  const lacking = columns.filter(({ found }) => found === null);
  const needed = lacking.filter(({ optional }) => !optional);
  if (needed.some(({ near }) => near.length === 0)) return undefined;
  const names = new Map<string, string>();
  for (const { wanted, optional, near } of lacking) {
    const [name = '', meant] = [wanted[0], near[0]];
    if (meant !== undefined && (!optional || isSameName(name, meant))) names.set(name, meant);
  }
  const isEachOnce = new Set(names.values()).size === names.size;
  return names.size > 0 && isEachOnce ? renamedIn(text, names) : undefined;
};

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

/** A results file as its mapping would take it. @param text the mapping's own. */
export const lookAt = (
  mapping: Mapping,
  text: string,
  { header, rows, where }: Beginning,
  title: string,
  say: AsideWords,
): FileLook => {
  const columns = columnsOf(mapping, header);
  const offer = offerOf(text, columns);
  const offered = offer === undefined ? {} : { offer: { format: 'own', mapping: offer } };
  const told = { columns, stream: title, lines: rows.length, ...offered };
  if (columns.some(({ found, optional }) => found === null && !optional))
    return { ...told, shown: [], rows: [], aside: [] };
  const table = openResults(mapping, header, where, title, say);
  const made = [...table.results(rows), ...(mapping.items ? table.items(rows) : [])];
  const lineOf = ({ id }: SourceRecord): number | null =>
    Number(/^line (\d+)$/.exec(textOf(id))?.[1] ?? NaN) || null;
  const taken = made.filter((row) => lineOf(row) === null);
  return {
    ...told,
    shown: SHOWN.filter((name) => taken.some((row) => (row[name] ?? null) !== null)),
    rows: taken,
    aside: made.flatMap((row) => {
      const line = lineOf(row);
      return line === null ? [] : [{ line, why: textOf(row['reason_not_tested']) }];
    }),
  };
};
