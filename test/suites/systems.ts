/** Every connector with its vendor's demo system, and ways of that system that need a reading of their own. */
import { SYSTEMS } from '../../emulator/vendors/systems';
import type { Database } from '../../emulator/vendors/database';
import type { DatabaseMishap, Gate, Mishap } from '../../emulator/vendors/door';
import { createOneRoster } from '../../emulator/vendors/oneroster';
import { createOpenedx } from '../../emulator/vendors/openedx';
import { createEdFi } from '../../emulator/vendors/edfi';
import { createFile } from '../../emulator/vendors/file';
import { createPisa } from '../../emulator/vendors/pisa';
import type { Demo, Medium, Vendor } from '../../emulator/vendors/vendor';
import { kinds } from '../../src/connectors/_kinds';
import type { Connector, FieldType, Kind } from '../../src/model';
import { registry } from '../../src/registry';
import { upstream } from '../../src/registry.generated';
import { sitDown, sitDownAt, type Desk } from './connector';
import { serveTo, type Served } from './database';

const upstreams = upstream.connectors.map(({ id }) => id);
/** Upstream's: a school's own needs no demo system. */
const registered = registry.connectors.all.filter(({ id }) => upstreams.includes(id));

/** Where its demo server is, for definitions that name it. */
const BASE = 'https://vendor.test';

/** What a kind of source makes of the definition that goes with its demo system. */
const madeOf = (kind: Kind, { definition }: Demo): Connector => {
  if (!definition) throw new Error(`The demo system of “${kind.id}” has no definition.`);
  const text = definition(BASE);
  return kind.compile(`own_${kind.id}`, text, kind.inspect(text).streams);
};

interface Readable {
  readonly id: string;
  readonly connector: (demo: Demo) => Connector;
}

/** All there is to read: what is registered, and the ways in which a school adds a source. */
export const readable: readonly Readable[] = [
  ...registered.map((connector) => ({ id: connector.id, connector: () => connector })),
  ...Object.values(kinds).map((kind) => ({
    id: kind.id,
    connector: (demo: Demo) => madeOf(kind, demo),
  })),
];

const OTHERS: Readonly<Record<string, Readonly<Record<string, () => Vendor | Database>>>> = {
  oneroster: {
    'pages by Link': () => createOneRoster({ tells: 'link' }),
    '1.1, signed, no count, nothing filtered': () =>
      createOneRoster({
        ...{ version: '1.1', signIn: 'oauth1_sha256', tells: 'nothing' },
        ...{ filters: 'ignored', tombstones: false },
      }),
  },
  edfi: { DMS: () => createEdFi({ flavour: 'dms' }) },
  file: { 'in Drive': () => createFile({ inDrive: true }) },
  openedx: { 'counts within': () => createOpenedx({ nested: true }) },
  // Others of the databases that one list names: in each the same ids are other responses.
  pisa: {
    'the second of three': () => createPisa({ country: 'fra', more: 4 }),
    'the third of three': () => createPisa({ country: 'jpn', more: 9 }),
  },
};

export interface System {
  readonly name: string;
  readonly connector: Connector;
  readonly desk: () => Desk<Gate>;
  readonly resources: readonly string[];
  /** How many requests a reading takes, where one answer holds all there is. */
  readonly whole: number | undefined;
  /** What cannot befall it, by its medium, and what does not happen to a resource. */
  readonly spared: readonly Trouble[];
  readonly still: NonNullable<Demo['still']>;
  /** Of fields of these types everything is one: what changes its type goes unnoticed there. */
  readonly takes: readonly FieldType[];
}

export const PAGING = ['empty', 'repeat', 'endless', 'relative', 'opaque'] as const;
export type PagingTrouble = (typeof PAGING)[number];
/** What the school does in the meantime. */
export type Event = 'add' | 'change' | 'remove';
export type Trouble = Mishap | DatabaseMishap | PagingTrouble | Event;

/** What cannot befall by what is spoken. */
const BY_SPEECH: Readonly<Record<Medium['speaks'], readonly Trouble[]>> = {
  // There are no connections, no statements and no tables to lose, and a key that comes again is the record.
  HTTP: ['refused', 'quota', 'slow', 'sameKey', 'tableGone', 'columnGone'],
  // What is no database makes no connection: a driver never hands out a web page.
  SQL: ['html'],
};

/** What a way of paging leaves no room for. */
const BY_PAGES: Readonly<Record<Medium['pages'], readonly PagingTrouble[]>> = {
  links: [],
  'relative links': ['relative'],
  tokens: ['relative', 'opaque'],
  'tokens until empty': ['empty', 'relative', 'opaque'],
  // Pages are counted; none leads to the next.
  counted: ['endless', 'relative', 'opaque'],
  // An empty page is the end of the list.
  'until empty': ['empty', 'relative', 'opaque'],
  'until short': ['empty', 'endless', 'relative', 'opaque'],
  // Who reads says from which key on; a page that is not full is the last, and none names another.
  keys: ['repeat', 'endless', 'relative', 'opaque'],
  one: PAGING,
};

/** Held to both ways: what a medium has no room for must not strike, and all else must. */
const sparedBy = ({
  speaks = 'HTTP',
  pages = 'links',
  key = 'ends',
  values = 'named',
}: Partial<Medium> = {}): readonly Trouble[] => [
  ...BY_SPEECH[speaks],
  ...BY_PAGES[pages],
  ...(key === 'lasts' ? (['expireTokens'] as const) : []),
  // A field is told by its name to be another.
  ...(values === 'placed' ? (['retyped'] as const) : []),
];

/** One PGlite for all of them, from the first desk on. */
let server: Served | undefined;
const serve = (): Served =>
  (server ??= serveTo(
    [...new Set(Object.values(SYSTEMS))].map((create) => create()).filter(isDatabase),
  ));
afterAll(() => server?.close());

const isDatabase = (demo: Vendor | Database): demo is Database => 'found' in demo;

export const systems: readonly System[] = readable.flatMap(({ id, connector }) => {
  const ways = { '': SYSTEMS[id], ...OTHERS[id] };
  return Object.entries(ways).flatMap(([way, create]): System[] => {
    // That it lacks one is told by a test of its own.
    if (!create) return [];
    const vendor = create();
    const { resources, whole, medium, still = {} } = vendor;
    const made = connector(vendor);
    return [
      {
        name: way === '' ? id : `${id} (${way})`,
        connector: made,
        resources,
        whole,
        still,
        spared: sparedBy(medium),
        takes: medium?.speaks === 'SQL' ? ['json', 'text'] : ['json'],
        desk: () => {
          const one = create();
          return isDatabase(one) ? sitDownAt(made, one, serve()) : sitDown(made, one);
        },
      },
    ];
  });
});

/** Whether it cannot happen. */
export const isSpared = ({ spared, still }: System, what: Trouble, resource: string): boolean =>
  spared.includes(what) || (still[resource] ?? []).some((one) => one === what);

/** Requests by which a session begins. */
const ABOUT = /token|authorize|discovery|metadata|\/me$/;

/** How many requests come before the one in the middle of a resource's data. */
export const middleOf = ({ desk }: System, resource: string): number => {
  const one = desk();
  one.read(resource);
  const data = one.door.log.flatMap(({ path }, i) => (ABOUT.test(path) ? [] : [i]));
  return data[Math.floor(data.length / 2)]!;
};
