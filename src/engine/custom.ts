import type { Assets, Files, Host, Records } from '../host/host';
import {
  defineConnector,
  FailureError,
  isCustomId,
  type Catalog,
  type Connector,
  type CustomConnector,
  type CustomStream,
  type Dataset,
  type Discovery,
  type Exchange,
  type Field,
  type FieldType,
  type Json,
  type Kind,
  type Passport,
  type PersonalClass,
  type Registry,
  type Resource,
  type ResourceField,
  type Session,
} from '../model';
import { lastSeen } from './store';

/** Records of connectors that people made from files. They are small: every look at the console reads them. */
export const customKey = (id: string): string => `custom/${id}`;

const TYPES: readonly FieldType[] = [
  'text',
  'integer',
  'number',
  'boolean',
  'date',
  'timestamp',
  'json',
];
const CLASSES: readonly PersonalClass[] = ['none', 'quasi', 'personal', 'sensitive'];

/** `name:type class[:path]`, by the numbers of the lists above: a tenth of the JSON. */
const packField = ({ name, path, type, class: of }: ResourceField): string =>
  `${name}:${TYPES.indexOf(type)}${CLASSES.indexOf(of)}${path === name ? '' : `:${path}`}`;

const unpackField = (text: string): ResourceField => {
  const [name = '', codes = '', ...path] = text.split(':');
  return {
    name,
    path: path.length > 0 ? path.join(':') : name,
    type: TYPES[Number(codes[0])] ?? 'text',
    class: CLASSES[Number(codes[1])] ?? 'none',
  };
};

/** A record as it is kept. */
export const packed = (custom: CustomConnector): Json =>
  ({
    ...custom,
    streams: custom.streams.map(({ fields, ...stream }) => ({
      ...stream,
      fields: fields.map(packField).join('\n'),
    })),
  }) as unknown as Json;

const unpacked = (record: Json): CustomConnector => {
  const custom = record as unknown as Omit<CustomConnector, 'streams'> & {
    readonly streams: readonly (Omit<CustomStream, 'fields'> & { readonly fields: string })[];
  };
  return {
    ...custom,
    streams: custom.streams.map((stream) => ({
      ...stream,
      fields: stream.fields.split('\n').filter(Boolean).map(unpackField),
    })),
  };
};

/** The connectors that people made, as recorded; read with the other records where those were just read. */
export const customs = ({ records }: { readonly records: Records }): readonly CustomConnector[] => {
  const all = lastSeen.get(records) ?? records.all('custom/');
  return Object.keys(all)
    .filter((key) => key.startsWith('custom/'))
    .sort()
    .map((key) => unpacked(all[key]!));
};

/** The code of the kinds, which lies beside the bundle. */
export const kindOf = ({ assets }: { readonly assets: Pick<Assets, 'code'> }, id: string): Kind => {
  const { kinds } = assets.code('custom') as { readonly kinds: Readonly<Record<string, Kind>> };
  const kind = Object.prototype.hasOwnProperty.call(kinds, id) ? kinds[id] : undefined;
  if (!kind) throw new FailureError('setup.custom_kind', { kind: id });
  return kind;
};

type Needed = {
  readonly records: Records;
  readonly files: Pick<Files, 'read'>;
  readonly assets: Pick<Assets, 'code'>;
};

const resourceOf = ({ name, table, title, key, fields }: CustomStream): Resource => ({
  name,
  table,
  title,
  key,
  fields,
  example: { page: [], rows: [] },
});

/**
 * What a source that says itself what it has answers. What is new is kept at once; without an answer the
 * collections that hang on it wait, and no others.
 */
function* surveyed(
  host: Needed,
  custom: CustomConnector,
  text: string,
  survey: Exchange<Discovery>,
): Exchange<Discovery> {
  let found: Discovery;
  try {
    found = yield* survey;
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    return { trouble: error.failure as unknown as Json };
  }
  const record = host.records.get(customKey(custom.id));
  const now = record === undefined ? undefined : unpacked(record);
  // Another text is another's to say.
  const streams =
    now?.file === custom.file ? kindOf(host, custom.kind).learn?.(text, now.streams, found) : null;
  if (now && streams) host.records.set(customKey(custom.id), packed({ ...now, streams }));
  return found;
}

/** What a record tells of itself; how it is read is compiled when that is first asked for. */
const connectorOf = (host: Needed, custom: CustomConnector): Connector => {
  let made: { readonly connector: Connector; readonly text: string } | undefined;
  const read = (): { readonly connector: Connector; readonly text: string } => {
    if (made) return made;
    const [text = null] = host.files.read([custom.file]);
    if (text === null) throw new FailureError('setup.custom_lost', { source: custom.title });
    const kind = kindOf(host, custom.kind);
    return (made = { connector: kind.compile(custom.id, text, custom.streams), text });
  };
  const whole = (): Connector => read().connector;
  return defineConnector({
    id: custom.id,
    title: custom.title,
    description: custom.description,
    settings: custom.settings,
    resources: custom.streams.map(resourceOf),
    group: 'other',
    get rate() {
      return whole().rate;
    },
    discover: (settings) => whole().discover(settings),
    get survey() {
      const { survey } = whole();
      return survey && ((session: Session) => surveyed(host, custom, read().text, survey(session)));
    },
    signIn: (...given) => whole().signIn(...given),
    describe: (session) => whole().describe(session),
    read: (...given) => whole().read(...given),
    get rewind() {
      return whole().rewind;
    },
    get busy() {
      return whole().busy;
    },
    explain: (response) => whole().explain(response),
  });
};

const titleOf = (name: string): string => {
  const text = name.replace(/_+/g, ' ').trim();
  return text.slice(0, 1).toUpperCase() + text.slice(1);
};

/** Titles of columns that no source has named. */
const TITLES: Readonly<Record<string, string>> = {
  _key: 'Key',
  row_line: 'Line',
  row_aside: 'Why',
  row_cells: 'What it says',
};
const fieldsOf = (of: string, fields: readonly ResourceField[]): readonly Field[] =>
  fields.map(({ name, type, class: close }) => ({
    name,
    title: TITLES[name] ?? titleOf(name),
    type,
    meaning: `${of}: ${name}`,
    class: close,
  }));

const isOfCustom = (id: string): boolean => isCustomId(id.split('__')[0]!);

/** What a data set of a source that people made says of its contract where it is published. */
export const contractSaid = ({ id, description, grain, key, fields }: Dataset): Passport['own'] =>
  isOfCustom(id)
    ? {
        ...{ description, grain, key },
        fields: fields.map((field) => packField({ ...field, path: field.name })).join('\n'),
      }
    : undefined;

/** The data set as what is published says it: it can be read, and not built. */
const datasetSaid = ({ dataset: id, title, own }: Passport): Dataset | undefined =>
  own && {
    ...{ id, title, description: own.description, grain: own.grain, key: own.key, sql: {} },
    fields: fieldsOf(own.grain, own.fields.split('\n').filter(Boolean).map(unpackField)),
  };

/** Of lines that could not be taken; `row_line` tells the others apart where they have no key. */
const ASIDE = ['row_line', 'row_aside', 'row_cells'];

/** A stream as it is, as data sets: its own rows, one for each record, and what was set aside of it. */
const datasetsOf = (custom: CustomConnector, stream: CustomStream): readonly Dataset[] => {
  const { table, rows } = stream;
  const of = (id: string, title: string, names: readonly string[], where: string): Dataset => ({
    id: `${custom.id}__${id}`,
    title,
    description: custom.description,
    grain: stream.title,
    fields: fieldsOf(
      stream.title,
      stream.fields.filter(({ name }) => names.includes(name)),
    ),
    key: [stream.key],
    sql: {
      [custom.id]: `SELECT ${names.join(', ')}\nFROM {{ ref('${custom.id}.${table}') }}\n${where}`,
    },
  });
  const all = stream.fields.map(({ name }) => name);
  const title = `${custom.title}: ${stream.title}`;
  if (!rows) return [of(table, title, all, '')];
  const own = all.filter((n) => rows.includes(n) || (n !== '_key' && !ASIDE.includes(n)));
  return [
    {
      ...of(table, custom.title, own, 'WHERE row_aside IS NULL\n'),
      key: rows,
      checks: [
        {
          id: 'set_aside',
          title: 'Every line of the file could be taken whole',
          severity: 'warning',
          sql: `SELECT * FROM {{ ref('${custom.id}.${table}') }} WHERE row_aside IS NOT NULL`,
        },
      ],
    },
    {
      ...of(`${table}_aside`, `${custom.title}: set aside`, ASIDE, 'WHERE row_aside IS NOT NULL\n'),
      key: ['row_line'],
    },
  ];
};

const withMore = <T extends { readonly id: string }>(
  before: Catalog<T>,
  more: () => readonly T[],
  isMore: (id: string) => boolean,
): Catalog<T> => ({
  own: before.own,
  get all() {
    const found = more();
    return found.length === 0 ? before.all : [...before.all, ...found];
  },
  get: (id) => before.get(id) ?? (isMore(id) ? more().find((one) => one.id === id) : undefined),
});

/** The registry, and what people of the school added to it by files. */
export const withCustom = (host: Needed, registry: Registry<Host>): Registry<Host> => {
  const connectors = new Map<string, Connector>();
  const datasets = new Map<string, readonly Dataset[]>();
  const once = <T>(known: Map<string, T>, of: CustomConnector, name: string, make: () => T): T => {
    const key = `${name}|${of.file}|${of.title}`;
    const found = known.get(key) ?? make();
    known.set(key, found);
    return found;
  };
  return {
    ...registry,
    connectors: withMore(
      registry.connectors,
      () => customs(host).map((one) => once(connectors, one, one.id, () => connectorOf(host, one))),
      isCustomId,
    ),
    datasets: withMore(
      registry.datasets,
      () =>
        customs(host).flatMap((one) =>
          one.streams.flatMap((stream) =>
            once(datasets, one, `${one.id}__${stream.table}`, () => datasetsOf(one, stream)),
          ),
        ),
      isOfCustom,
    ),
  };
};

/**
 * The registry, and the data sets that such sources have published: where there is no workbook around the
 * script their records are out of reach, and what is published says what it is.
 */
export const withPublished = (
  passports: () => readonly Passport[],
  registry: Registry<Host>,
): Registry<Host> => ({
  ...registry,
  datasets: withMore(
    registry.datasets,
    () => passports().flatMap((one) => datasetSaid(one) ?? []),
    isOfCustom,
  ),
});
