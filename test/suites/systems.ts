/** Every connector with its vendor's demo system, and ways of that system that need a reading of their own. */
import { SYSTEMS } from '../../emulator/vendors/systems';
import type { Mishap } from '../../emulator/vendors/door';
import { createOneRoster } from '../../emulator/vendors/oneroster';
import { createOpenedx } from '../../emulator/vendors/openedx';
import { createEdFi } from '../../emulator/vendors/edfi';
import { createFile } from '../../emulator/vendors/file';
import type { Medium, Vendor } from '../../emulator/vendors/vendor';
import { kinds } from '../../src/connectors/_kinds';
import type { Connector, Kind } from '../../src/model';
import { registry } from '../../src/registry';
import { upstream } from '../../src/registry.generated';
import { sitDown, type Desk } from './connector';

const upstreams = upstream.connectors.map(({ id }) => id);
/** Upstream's: a school's own needs no demo system. */
const registered = registry.connectors.all.filter(({ id }) => upstreams.includes(id));

/** Where its demo server is, for definitions that name it. */
const BASE = 'https://vendor.test';

/** What a kind of source makes of the definition that goes with its demo system. */
const madeOf = (kind: Kind, { definition }: Vendor): Connector => {
  if (!definition) throw new Error(`The demo system of “${kind.id}” has no definition.`);
  const text = definition(BASE);
  return kind.compile(`own_${kind.id}`, text, kind.inspect(text).streams);
};

interface Readable {
  readonly id: string;
  readonly connector: (vendor: Vendor) => Connector;
  /** It speaks SQL over a connection, and not HTTP: none of what befalls answers befalls it. */
  readonly database: boolean;
}

/** All there is to read: what is registered, and the ways in which a school adds a source. */
const all: readonly Readable[] = [
  ...registered.map((connector) => ({
    id: connector.id,
    connector: () => connector,
    database: connector.group === 'databases',
  })),
  ...Object.values(kinds).map((kind) => ({
    id: kind.id,
    connector: (vendor: Vendor) => madeOf(kind, vendor),
    database: kind.id === 'sql',
  })),
];

/** Over HTTP. Databases are read from real servers, with what befalls those: `test/connectors/sql`. */
export const readable = all.filter(({ database }) => !database);

const OTHERS: Readonly<Record<string, Readonly<Record<string, () => Vendor>>>> = {
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
};

export interface System {
  readonly name: string;
  readonly connector: Connector;
  readonly desk: () => Desk;
  readonly resources: readonly string[];
  /** How many requests a reading takes, where one answer holds all there is. */
  readonly whole: number | undefined;
  /** What cannot befall it, by its medium, and what does not happen to a resource. */
  readonly spared: readonly Trouble[];
  readonly still: NonNullable<Vendor['still']>;
}

export const PAGING = ['empty', 'repeat', 'endless', 'relative', 'opaque'] as const;
export type PagingTrouble = (typeof PAGING)[number];
/** What the school does in the meantime. */
export type Event = 'add' | 'change' | 'remove';
export type Trouble = Mishap | PagingTrouble | Event;

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
  one: PAGING,
};

/** Held to both ways: what a medium has no room for must not strike, and all else must. */
const sparedBy = ({
  pages = 'links',
  key = 'ends',
  values = 'named',
}: Partial<Medium> = {}): readonly Trouble[] => [
  ...BY_PAGES[pages],
  ...(key === 'lasts' ? (['expireTokens'] as const) : []),
  // A field is told by its name to be another.
  ...(values === 'placed' ? (['retyped'] as const) : []),
];

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
        desk: () => sitDown(made, create()),
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
