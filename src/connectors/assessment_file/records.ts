import { FailureError, type SourceRecord } from '../../model';
import { asidesIn, type AsideWords } from '../_files/asides';
import { missingName } from '../_files/near';
import { isBlank, type Row } from '../_files/rows';
import { momentOf } from '../_files/values';
import { neededBy, type FieldName, type From, type Mapping, type Part } from './mapping';

/** The ways in which result files write days, where the mapping does not say. */
const DAYS = ['YYYY-MM-DD', 'MM/DD/YYYY', 'MM/DD/YY'];
/** As data sets say it of what no source has named. */
const UNKNOWN = 'Not stated';
const WHOLE = 'Overall';

/** What all rows of a sitting say. */
type Sitting = Readonly<Record<string, string | number | boolean | null>> & {
  readonly result_id: string;
};
type Result = Sitting & { readonly id: string };
type Read = (from: From | undefined) => string | null;

export interface Table {
  results(rows: readonly Row[]): SourceRecord[];
  items(rows: readonly Row[]): SourceRecord[];
}

/** The year in which the school year ends: `2026-2027`, `Fall 2026-27`, else by the day. */
export const schoolYearOf = (said: string | null, day: string | null): number | null => {
  const [, from, to] = /(\d{4})\s*[-–/]\s*(\d{2,4})/.exec(said ?? '') ?? [];
  if (from !== undefined && to !== undefined)
    return to.length === 4 ? Number(to) : Number(from) + 1;
  const alone = /\b(20\d{2})\b/.exec(said ?? '')?.[1];
  if (day === null) return alone === undefined ? null : Number(alone);
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  return month >= 7 ? year + 1 : year;
};

const wildcard = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .split('*')
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
  );

/**
 * Rows of a results file as results and items. A line that cannot be taken becomes a row that the data set
 * keeps out and shows with its line.
 * @throws source.columns when the file lacks a column that the mapping needs.
 */
export const openResults = (
  mapping: Mapping,
  header: readonly string[],
  where: string,
  title: string,
  say: AsideWords = asidesIn(),
): Table => {
  const places = new Map(header.map((name, i) => [name, i]));
  const missing = neededBy(mapping)
    .filter(({ columns, optional }) => !optional && !columns.some((name) => places.has(name)))
    .map(({ columns }) => missingName(columns, header));
  if (missing.length > 0)
    throw new FailureError('source.columns', {
      resource: title,
      host: where,
      columns: missing.slice(0, 5).join(', '),
    });
  const { fields, parts, levels, items } = mapping;
  const questions = items
    ? header.flatMap((name, at) => (wildcard(items.columns).test(name) ? [{ name, at }] : []))
    : [];

  const aside = (line: number, why: string, cells: readonly string[]): SourceRecord => ({
    id: `line ${line}`,
    result_id: `line ${line}`,
    student_id: UNKNOWN,
    objective_id: WHOLE,
    reporting_method: UNKNOWN,
    reason_not_tested: say.whole(why, cells.join(' | ').slice(0, 300)),
  });

  /** What all rows of a sitting say, or why it cannot be taken. */
  const sittingOf = (read: Read): Sitting | string => {
    const of = (name: FieldName): string | null => read(fields[name]);
    const student = of('student_id');
    if (student === null) return say.student(fields.student_id?.columns ?? []);
    const written = of('date');
    const formats = fields.date?.format === undefined ? DAYS : [fields.date.format, 'YYYY-MM-DD'];
    const moment =
      written === null
        ? null
        : (formats.map((one) => momentOf(written, one)).find((one) => one !== null) ?? undefined);
    if (moment === undefined) {
      // In the words of the file: the column in which it stands.
      const column = fields.date?.columns.find(
        (one) => read({ columns: [one], optional: true }) !== null,
      );
      return say.day(column ?? '', written ?? '');
    }
    const assessment = of('assessment');
    const subject = of('subject');
    const names = [student, of('assessment_id') ?? assessment, subject, moment?.slice(0, 10)];
    const own = of('result_id');
    return {
      // Numbers of tests are the test's and not the sitting's.
      result_id: [own, ...names].map((one) => one ?? '').join('|'),
      student_id: student,
      last_name: of('last_name'),
      first_name: of('first_name'),
      assessment_id: of('assessment_id') ?? assessment,
      assessment,
      category: of('category'),
      subject,
      school_year: schoolYearOf(of('school_year'), moment),
      administered_at: moment,
      grade_level: of('grade_level'),
      school_id: of('school_id'),
      school: of('school'),
      reason_not_tested: of('reason'),
    };
  };

  const partOf = (sitting: Sitting, part: Part, read: Read): readonly Result[] => {
    const objective = read(part.objective);
    // A file has room for more objectives than this test has.
    if (part.objective && objective === null) return [];
    const subject = read(part.subject);
    const said = read(part.level);
    const level = said === null ? null : (levels[said] ?? said);
    const scores = part.scores.flatMap(
      ({ method, from }): readonly { method: string; score: string | null }[] => {
        const score = read(from);
        return score === null ? [] : [{ method, score }];
      },
    );
    const isPart = part.objective !== undefined || part.subject !== undefined;
    if (scores.length === 0 && level === null && isPart) return [];
    const rows =
      scores.length > 0
        ? scores
        : [{ method: level === null ? UNKNOWN : 'Performance level', score: null }];
    const result = subject === null ? sitting.result_id : `${sitting.result_id}|${subject}`;
    return rows.map(({ method, score }, i) => ({
      ...sitting,
      ...(subject === null ? {} : { subject, result_id: result }),
      id: [result, objective ?? WHOLE, method].join('|'),
      objective_id: objective ?? WHOLE,
      objective,
      reporting_method: method,
      score,
      // The level is said once: with the score that it is of.
      performance_level: i === 0 ? level : null,
    }));
  };

  /** Each row's sitting, or what is told of it instead. */
  const eachOf = (
    rows: readonly Row[],
    make: (sitting: Sitting, read: Read, row: Row) => readonly SourceRecord[],
    lost: (row: Row, why: string) => readonly SourceRecord[],
  ): SourceRecord[] => {
    const made: SourceRecord[] = [];
    for (const row of rows) {
      if (isBlank(row)) continue;
      const { cells } = row;
      const more = cells.slice(header.length).some((cell) => cell.trim() !== '');
      if (cells.length < header.length || more) {
        made.push(...lost(row, say.cells(cells.length, header.length)));
        continue;
      }
      const read: Read = (from) => {
        if (!from) return null;
        if (from.text !== undefined) return from.text;
        for (const name of from.columns) {
          const at = places.get(name);
          const cell = at === undefined ? '' : cells[at]!.trim().split('\u0000').join('');
          if (cell !== '') return cell;
        }
        return null;
      };
      const sitting = sittingOf(read);
      made.push(...(typeof sitting === 'string' ? lost(row, sitting) : make(sitting, read, row)));
    }
    return made;
  };

  const taken = new Map<string, number>();
  return {
    results: (rows) =>
      eachOf(
        rows,
        (sitting, read, { line, cells }) => {
          const found = parts.flatMap((part) => partOf(sitting, part, read));
          const before = found.map(({ id }) => taken.get(id)).find((one) => one !== undefined);
          if (before !== undefined) return [aside(line, say.sameResult(before), cells)];
          for (const { id } of found) taken.set(id, line);
          return found;
        },
        ({ line, cells }, why) => [aside(line, why, cells)],
      ),
    // What cannot be taken is told once: with the results.
    items: (rows) =>
      eachOf(
        rows,
        (sitting, _, { cells }) =>
          questions.flatMap(({ name, at }) => {
            const response = cells[at]!.trim();
            if (response === '') return [];
            const right = items!.right;
            return [
              {
                ...sitting,
                id: `${sitting.result_id}|${name}`,
                item_id: name,
                item_number: Number(/\d+/.exec(name)?.[0] ?? NaN) || null,
                response,
                correct: right.length === 0 ? null : right.includes(response),
                raw_score: /^\d+(\.\d+)?$/.test(response) ? Number(response) : null,
              },
            ];
          }),
        () => [],
      ),
  };
};
