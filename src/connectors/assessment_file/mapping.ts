/**
 * A mapping says which column of a results file is what. It is text, a line for each thing, so that a
 * person can read it, change it and hand it on; `vendors.ts` has some that are ready.
 */

/** A column, the first of several that has something, or a fixed text. */
export interface From {
  readonly columns: readonly string[];
  readonly text?: string;
  /** It need not be there. */
  readonly optional: boolean;
  /** How its days are written. */
  readonly format?: string;
}

/** What is told of the whole, of one objective, or in a wide file of one subject. */
export interface Part {
  readonly objective?: From;
  readonly subject?: From;
  readonly scores: readonly { readonly method: string; readonly from: From }[];
  readonly level?: From;
}

export interface Items {
  /** Columns of questions, `*` for what differs: `Q*`. */
  readonly columns: string;
  /** What stands there where the answer is right. */
  readonly right: readonly string[];
}

export const FIELDS = [
  ...['student_id', 'last_name', 'first_name', 'result_id', 'assessment_id', 'assessment'],
  ...['category', 'subject', 'school_year', 'date', 'grade_level', 'school_id', 'school', 'reason'],
] as const;
export type FieldName = (typeof FIELDS)[number];

export interface Mapping {
  readonly fields: Readonly<Partial<Record<FieldName, From>>>;
  readonly parts: readonly Part[];
  /** Words of the file and what they are called here. */
  readonly levels: Readonly<Record<string, string>>;
  readonly items?: Items;
}

export interface Misread {
  readonly line: number;
  readonly text: string;
}

/** `Column`, `One | Other`, `= text`, with `?` behind where it may be absent and ` as DD/MM/YYYY` for days. */
const fromOf = (text: string): From | null => {
  const [, body = '', format] = /^(.*?)(?:\s+as\s+([YMD/.\s-]+))?$/.exec(text.trim()) ?? [];
  if (body.startsWith('=')) return { columns: [], text: body.slice(1).trim(), optional: true };
  const optional = body.endsWith('?');
  const columns = (optional ? body.slice(0, -1) : body)
    .split('|')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  if (columns.length === 0) return null;
  return { columns, optional, ...(format === undefined ? {} : { format: format.trim() }) };
};

interface Draft {
  objective?: From;
  subject?: From;
  scores: { method: string; from: From }[];
  level?: From;
}

const isField = (name: string): name is FieldName => (FIELDS as readonly string[]).includes(name);

/** The text of a mapping; what of it is not understood is told by its line. */
export const readMapping = (
  text: string,
): { readonly mapping: Mapping; readonly problems: readonly Misread[] } => {
  const fields: Partial<Record<FieldName, From>> = {};
  const levels: Record<string, string> = {};
  const parts: Draft[] = [{ scores: [] }];
  let items: { columns: string; right: readonly string[] } | undefined;
  let within: 'whole' | 'part' | 'items' = 'whole';
  const problems: Misread[] = [];
  text.split(/\r?\n/).forEach((whole, i) => {
    const line = whole.trim();
    const wrong = (said: string): void => void problems.push({ line: i + 1, text: said });
    if (line === '' || line.startsWith('#')) return;
    const section = /^\[(.*)\]$/.exec(line)?.[1]?.trim();
    if (section !== undefined) {
      const [, of, said = ''] = /^(objective|subject)\s*[:=]\s*(.+)$/.exec(section) ?? [];
      if (section === 'items') {
        within = 'items';
        items = { columns: 'Q*', right: [] };
      } else if (of === 'objective' || of === 'subject') {
        within = 'part';
        const from = fromOf(/^(objective|subject)\s*=/.test(section) ? `= ${said}` : said);
        parts.push({ scores: [], ...(from ? { [of]: from } : {}) });
      } else wrong('A section is [objective = …], [objective: column], [subject = …] or [items].');
      return;
    }
    const renamed = /^level\s+(.+?)\s*=\s*(.+)$/.exec(line);
    if (renamed) {
      levels[renamed[1]!] = renamed[2]!;
      return;
    }
    const [, name = '', said = ''] = /^([^:]+?)\s*:\s*(.*)$/.exec(line) ?? [];
    const from = fromOf(said);
    if (from === null) wrong('A line is “name: column”.');
    else if (within === 'items' && items && (name === 'columns' || name === 'right'))
      items =
        name === 'columns'
          ? { ...items, columns: said.trim() }
          : { ...items, right: said.split(',').map((one) => one.trim()) };
    else if (name.startsWith('score '))
      parts[parts.length - 1]!.scores.push({ method: name.slice(6).trim(), from });
    else if (name === 'level') parts[parts.length - 1]!.level = from;
    else if (within === 'whole' && isField(name)) fields[name] = from;
    else wrong(`“${name}” is not known here. Known: ${FIELDS.join(', ')}, score …, level.`);
  });
  const told = parts.filter(({ scores, level }) => scores.length > 0 || level);
  if (!fields.student_id) problems.push({ line: 1, text: '“student_id” is missing.' });
  if (told.length === 0 && !items)
    problems.push({ line: 1, text: 'It names no score and no level.' });
  return { mapping: { fields, parts: told, levels, ...(items ? { items } : {}) }, problems };
};

/** What of a file is taken as what, as the mapping says it: `score RIT score`, `Phonics: level`. */
export const takenBy = ({
  fields,
  parts,
}: Mapping): readonly { readonly as: string; readonly from: From }[] => [
  ...Object.entries(fields).map(([as, from]) => ({ as, from })),
  ...parts.flatMap(({ objective, subject, scores, level }) => {
    const of = objective ?? subject;
    const within = of === undefined ? '' : `${of.text ?? of.columns[0]!}: `;
    return [
      ...(objective ? [{ as: 'objective', from: objective }] : []),
      ...(subject ? [{ as: 'subject', from: subject }] : []),
      ...scores.map(({ method, from }) => ({ as: `${within}score ${method}`, from })),
      ...(level ? [{ as: `${within}level`, from: level }] : []),
    ];
  }),
];

/** The columns that have to be there. */
export const neededBy = (mapping: Mapping): readonly From[] =>
  takenBy(mapping).map(({ from }) => from);

/** A mapping's text with other names of columns: what is said of them stays. */
export const renamedIn = (text: string, names: ReadonlyMap<string, string>): string => {
  const inList = (list: string): string =>
    list
      .split('|')
      .map((one) => {
        const [, before = '', name = '', behind = ''] =
          /^(\s*)(.*?)(\s*\??\s*(?:\sas\s+[YMD/.\s-]+)?)$/.exec(one) ?? [];
        return `${before}${names.get(name) ?? name}${behind}`;
      })
      .join('|');
  return text
    .split('\n')
    .map((line) => {
      const [, before, list, behind = ''] =
        /^(\s*\[(?:objective|subject)\s*:)(.*)(\]\s*)$/.exec(line) ??
        /^([^:#[]+:)(.*)()$/.exec(line) ??
        [];
      return before === undefined ? line : `${before}${inList(list ?? '')}${behind}`;
    })
    .join('\n');
};
