import { customKey, customs, kindOf, packed } from '../engine/custom';
import { converseOnce, previewStreams, surveyOnce } from '../engine/tried';
import { snapshot } from '../engine/store';
import type { Host } from '../host/host';
import {
  FailureError,
  type CustomConnector,
  type CustomStream,
  type Draft,
  type FileId,
  type Json,
  type Kind,
  type Registry,
  type SourceRecord,
} from '../model';
import type { SourceCard, SourceDraft, SourceInput, SourcePreview, SourceSample } from './api';
import { troubleOf } from './answer';
import { answersIn, requireAnswers } from './answers';
import { changesOf, definitionOf } from './custom-saved';
import { requireSteward, stewardship, undisturbed } from './steward';

const PATIENCE_MS = 5_000;
/** Of a first page: more than a person looks at. */
const SHOWN_ROWS = 5;
const SHOWN_COLUMNS = 12;
const SHOWN_ASIDE = 20;
/** Fields of lines that could not be taken: they are told apart from the rows. */
const OURS = ['_key', 'row_line', 'row_aside', 'row_cells'];
const LONGEST_CELL = 80;
/** What a definition may be: a manifest of hundreds of streams is a tenth of it. */
const LONGEST_TEXT = 2_000_000;

const requireText = (text: string): void => {
  if (text.trim() === '' || text.length > LONGEST_TEXT)
    throw new FailureError('setup.custom_unread', {
      line: 1,
      problem: 'It is empty or longer than 2 MB.',
    });
};

/** Whether a stream is read as the saved definition of a source reads it. */
const aliker = (
  host: Host,
  kind: Kind,
  id: string | undefined,
  text: string,
): ((stream: string) => boolean) => {
  const saved = customs(host).find((one) => one.id === id);
  const before = saved ? definitionOf(host, saved) : null;
  return (stream) =>
    before !== null && (kind.isAlike?.(before, text, stream) ?? before.trim() === text.trim());
};

/** The streams of a saved source that its text alone does not tell. */
const madeBefore = (host: Host, id: string | undefined): readonly CustomStream[] =>
  (id === undefined ? undefined : customs(host).find((one) => one.id === id))?.streams.filter(
    ({ made }) => made !== undefined,
  ) ?? [];

/** What a file would be as a source. Nothing is saved. */
export const inspectSource = (
  host: Host,
  registry: Registry<Host>,
  { kind, text, id }: SourceInput & { readonly id?: string },
): SourceCard => {
  requireText(text);
  const found = kindOf(host, kind);
  const { title, description, settings, streams, problems, hosts } = found.inspect(
    text,
    madeBefore(host, id),
  );
  const alike = aliker(host, found, id, text);
  return {
    title,
    description,
    settings,
    streams: streams.map((stream) => ({
      name: stream.name,
      title: stream.title,
      fields: stream.fields.length,
    })),
    problems,
    ...(hosts ? { hosts } : {}),
    ...(id === undefined ? {} : { changes: changesOf(host, registry, id, streams, alike) }),
  };
};

/** A definition at an address, as text. */
export const fetchSource = (host: Host, _: Registry<Host>, url: string): string => {
  requireSteward(host, snapshot(host));
  const where = url
    .trim()
    .replace(
      /^https:\/\/github\.com\/([^/]+\/[^/]+)\/blob\//,
      'https://raw.githubusercontent.com/$1/',
    )
    // A file that whoever has its link may open: its text instead of the page around it.
    .replace(
      /^https:\/\/drive\.google\.com\/(?:file\/d\/|open\?id=)([\w-]+).*$/,
      'https://drive.google.com/uc?export=download&id=$1',
    );
  if (!/^https:\/\/[^/]+\.[^/]+\/./.test(where)) throw new FailureError('setup.custom_address');
  const [answer] = host.http.fetchAll([{ url: where }]);
  if (
    !answer ||
    'noAnswer' in answer ||
    answer.status !== 200 ||
    /^\s*<(!doctype|html)/i.test(answer.text)
  )
    throw new FailureError('setup.custom_address');
  requireText(answer.text);
  return answer.text;
};

/** A value as a person looks at it. */
export const cell = (value: Json | undefined): string => {
  const text =
    value === null || value === undefined
      ? ''
      : typeof value === 'object'
        ? JSON.stringify(value)
        : String(value);
  return text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL - 1)}…` : text;
};

/** Fields of records that no schema describes, by what stands in them. */
const schemaFrom = (rows: readonly SourceRecord[]): Json => {
  const properties: Record<string, Json> = {};
  for (const row of rows)
    for (const name of Object.keys(row)) {
      const value = row[name];
      if (name === '_key' || name === '__proto__' || value === null || value === undefined)
        continue;
      const type = Array.isArray(value)
        ? 'array'
        : typeof value === 'number' && Number.isInteger(value)
          ? 'integer'
          : typeof value;
      const before =
        (properties[name] as { readonly type?: readonly string[] } | undefined)?.type ?? [];
      properties[name] = { type: [...new Set([...before, type])] };
    }
  return { type: 'object', properties };
};

/** The columns that a person looks at. */
const namesOf = ({ fields }: Pick<CustomStream, 'fields'>): readonly string[] => {
  const names = fields.map(({ name }) => name);
  return names.includes('row_aside') ? names.filter((name) => !OURS.includes(name)) : names;
};

/** Whether the definition says nothing of the stream's fields. */
const isBare = ({ fields, key }: Pick<CustomStream, 'fields' | 'key'>): boolean =>
  fields.every(({ name }) => name === key);

/**
 * What a person points at, as a definition for them to approve or change: its beginning is read, and
 * nothing is saved.
 */
export const draftSource = (
  host: Host,
  _: Registry<Host>,
  { kind, given, secrets }: SourceDraft,
): Draft => {
  requireSteward(host, snapshot(host));
  const { draft } = kindOf(host, kind);
  if (!draft) throw new FailureError('setup.custom_kind', { kind });
  return converseOnce(host, draft.connector, given, secrets, draft.look(given));
};

/** The first page of each stream, with what was typed. Nothing is saved. */
export const previewSource = (
  host: Host,
  _: Registry<Host>,
  { kind, text, settings, secrets }: SourcePreview,
): readonly SourceSample[] => {
  requireSteward(host, snapshot(host));
  requireText(text);
  const found = kindOf(host, kind);
  let { streams } = found.inspect(text);
  let connector = found.compile('own_preview', text, streams);
  const answers = answersIn(connector.settings, settings);
  requireAnswers(connector.settings, answers, secrets);
  if (connector.survey) {
    const told = surveyOnce(host, connector, answers, secrets);
    streams = found.learn?.(text, streams, told) ?? streams;
    connector = found.compile('own_preview', text, streams);
  }
  return previewStreams(host, connector, answers, secrets).map(
    ({ stream, rows, failure, late }) => {
      const resource = connector.resources.find(({ name }) => name === stream)!;
      const aside = rows.filter((row) => typeof row['row_aside'] === 'string');
      const taken = rows.filter((row) => typeof row['row_aside'] !== 'string');
      const first = taken.slice(0, SHOWN_ROWS);
      const names = isBare(resource)
        ? [...new Set(first.flatMap((row) => Object.keys(row)))]
        : namesOf(resource);
      const columns = names.slice(0, SHOWN_COLUMNS);
      const paths = new Map(resource.fields.map(({ name, path }) => [name, path]));
      const valueOf = (row: SourceRecord, name: string) => row[paths.get(name) ?? name];
      return {
        stream,
        rows: taken.length,
        columns,
        more: names.length - columns.length,
        first: first.map((row) => columns.map((name) => cell(valueOf(row, name)))),
        ...(isBare(resource) && rows.length > 0 ? { schema: schemaFrom(rows) } : {}),
        ...learnedOf(streams, stream),
        ...(failure ? { trouble: troubleOf(failure) } : {}),
        ...(late ? { late: true as const } : {}),
        ...(aside.length > 0
          ? {
              asides: aside.length,
              aside: aside.slice(0, SHOWN_ASIDE).map((row) => ({
                line: Number(row['row_line']),
                why: cell(row['row_aside']),
              })),
            }
          : {}),
      };
    },
  );
};

/** What only the system told of a stream: that it is there, and its fields. */
const learnedOf = (
  streams: readonly CustomStream[],
  of: string,
): Pick<SourceSample, 'made' | 'schema'> => {
  const { made, schema } = streams.find(({ name }) => name === of) ?? {};
  return { ...(made === undefined ? {} : { made }), ...(schema === undefined ? {} : { schema }) };
};

const newId = (host: Host, taken: readonly CustomConnector[]): string => {
  for (;;) {
    const id = `own_${host.person
      .uuid()
      .replace(/[^a-z0-9]/g, '')
      .slice(0, 6)}`;
    if (!taken.some((one) => one.id === id)) return id;
  }
};

/**
 * Keeps a definition: its text in the steward's Drive, what it tells of itself among the records.
 * @returns its id, under which connections name it.
 */
export const saveSource = (
  host: Host,
  _: Registry<Host>,
  {
    id: known,
    kind,
    text,
    title: given,
    schemas = {},
    made = {},
  }: SourceInput & {
    readonly id?: string;
    readonly title?: string;
    readonly schemas?: Readonly<Record<string, Json>>;
    readonly made?: Readonly<Record<string, Json>>;
  },
): { readonly id: string } => {
  requireSteward(host, snapshot(host));
  requireText(text);
  const found = kindOf(host, kind);
  const earlier = madeBefore(host, known);
  const more = Object.keys(made)
    .filter((name) => earlier.every((one) => one.name !== name))
    .map((name) => ({ name, made: made[name]! }));
  const seen = found.inspect(text, [...earlier, ...more]);
  const stop = seen.problems.find(({ stops }) => stops === 'all');
  if (stop || seen.streams.length === 0)
    throw new FailureError('setup.custom_unread', {
      line: stop?.line ?? 1,
      problem: stop?.text ?? 'It has no stream.',
    });
  // What was seen of records that nothing describes: compiled once more, it gives them their columns.
  const told = seen.streams.map((stream) =>
    isBare(stream) && schemas[stream.name] !== undefined
      ? { ...stream, schema: schemas[stream.name]! }
      : stream,
  );
  const { resources } = found.compile('own_preview', text, told);
  const streams = told.map((stream): CustomStream => {
    const resource = resources.find(({ name }) => name === stream.name);
    return resource ? { ...stream, key: resource.key, fields: resource.fields } : stream;
  });
  return undisturbed(host, PATIENCE_MS, () => {
    const now = snapshot(host);
    requireSteward(host, now);
    const all = customs(host);
    const before = all.find((one) => one.id === known);
    const id = before?.id ?? newId(host, all);
    const isAlike = aliker(host, found, before?.id, text);
    // What is read in another way is landed anew, whole: until that is done, all stays as it is.
    const counted = (stream: CustomStream): CustomStream => {
      const was = before?.streams.find(({ name }) => name === stream.name);
      const revision = (was?.revision ?? 0) + (was && !isAlike(stream.name) ? 1 : 0);
      return revision === 0 ? stream : { ...stream, revision };
    };
    // The file first: a record without one would be a source that cannot be read.
    const [file] = host.files.create([`${id} definition`]) as readonly [FileId];
    host.files.write([{ id: file, text }]);
    const custom: CustomConnector = {
      v: 1,
      id,
      kind,
      title: (given ?? '').trim().slice(0, 60) || seen.title,
      description: seen.description,
      settings: seen.settings,
      streams: streams.map(counted),
      file,
      createdAt: before?.createdAt ?? new Date(host.clock.now()).toISOString(),
    };
    host.records.setAll({
      [customKey(id)]: packed(custom),
      ...(now.steward ? {} : stewardship(host, now)),
    });
    if (before) host.files.remove([before.file]);
    return { id };
  });
};

/** Forgets a source; connections that use it go first. */
export const removeSource = (host: Host, _: Registry<Host>, id: string): null => {
  requireSteward(host, snapshot(host));
  return undisturbed(host, PATIENCE_MS, () => {
    const now = snapshot(host);
    const found = customs(host).find((one) => one.id === id);
    if (!found) return null;
    const used = now.connections.find(({ connector }) => connector === id);
    if (used) throw new FailureError('setup.custom_used', { source: found.title, site: used.site });
    host.records.remove(customKey(id));
    host.files.remove([found.file]);
    return null;
  });
};
