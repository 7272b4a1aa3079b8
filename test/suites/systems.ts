/** Every connector with its vendor's demo system, and ways of that system that need a reading of their own. */
import { VENDORS } from '../../emulator/vendors';
import type { Mishap } from '../../emulator/vendors/door';
import { createOneRoster } from '../../emulator/vendors/oneroster';
import { createOpenedx } from '../../emulator/vendors/openedx';
import type { Vendor } from '../../emulator/vendors/vendor';
import type { Connector } from '../../src/model';
import { registry } from '../../src/registry';
import { upstream } from '../../src/registry.generated';
import { sitDown, type Desk } from './connector';

/** Ed-Fi and databases have suites of their own (`edfi/`, `sql/`): an older district, and no HTTP. */
export const ELSEWHERE = ['edfi', 'pisa'];

/** Upstream's: a school's own needs no demo system. */
export const connectors = registry.connectors.all.filter(
  ({ id }) => upstream.connectors.some((one) => one.id === id) && !ELSEWHERE.includes(id),
);

const OTHERS: Readonly<Record<string, Readonly<Record<string, () => Vendor>>>> = {
  oneroster: {
    'pages by Link': () => createOneRoster({ tells: 'link' }),
    '1.1, signed, no count, nothing filtered': () =>
      createOneRoster({
        ...{ version: '1.1', signIn: 'oauth1_sha256', tells: 'nothing' },
        ...{ filters: 'ignored', tombstones: false },
      }),
  },
  openedx: { 'counts within': () => createOpenedx({ nested: true }) },
};

export interface System {
  readonly name: string;
  readonly connector: Connector;
  readonly desk: () => Desk;
  /** What a protocol spares its connector, by resource or at all, and why. */
  readonly spared: Spared;
  readonly resources: readonly string[];
  /** Whether one answer holds all there is. */
  readonly whole: boolean;
}

export const PAGING = ['empty', 'repeat', 'endless', 'relative', 'opaque'] as const;
export type PagingTrouble = (typeof PAGING)[number];
/** What the school does in the meantime. */
export type Event = 'add' | 'change' | 'remove';
export type Trouble = Mishap | PagingTrouble | Event;
type Spared = Readonly<Partial<Record<Trouble, string | Readonly<Record<string, string>>>>>;

const COUNTED = 'Pages are counted; none leads to the next.';
const BY_OFFSET = 'The next page is asked for by its place, not by a link.';
const LASTING = 'Its key does not end by itself.';
const BY_TOKEN = 'Pages go on by a token; there are no links.';
const ONE_DISTRICT = 'A token is of one district, which stays.';
const SEEN = 'A state that was seen stays, and others come beside it as learners work.';
const SIGNED = 'oneroster (1.1, signed, no count, nothing filtered)';
const WHOLE = 'One answer holds everything.';

/** Held to both ways: what stands here must not happen, and all else must. */
const SPARED: Readonly<Record<string, Spared>> = {
  assessment_file: {
    expireTokens: LASTING,
    empty: WHOLE,
    repeat: WHOLE,
    endless: WHOLE,
    relative: WHOLE,
    opaque: WHOLE,
    retyped: 'A CSV file has texts alone.',
  },
  canvas: {
    add: { activity: SEEN },
    change: { activity: SEEN },
    remove: { activity: SEEN },
  },
  classroom: { relative: BY_TOKEN, opaque: BY_TOKEN },
  clever: {
    expireTokens: LASTING,
    relative: 'Its links are relative at all times.',
    add: { districts: ONE_DISTRICT },
    remove: { districts: ONE_DISTRICT },
  },
  edfi2: {
    empty: 'An empty page is the end of a list.',
    relative: BY_OFFSET,
    opaque: BY_OFFSET,
  },
  intra42: {
    add: { campus: 'One that is new is none of those a person named.' },
    remove: { locations: 'Sessions at a computer stay for good.' },
  },
  oneroster: { endless: COUNTED, relative: BY_OFFSET, opaque: BY_OFFSET },
  'oneroster (pages by Link)': {},
  [SIGNED]: {
    expireTokens: 'Each request is signed by itself.',
    empty: 'Where nothing is counted, an empty page is the end of a list.',
    endless: 'Neither a count nor a link leads on.',
    relative: BY_OFFSET,
    opaque: BY_OFFSET,
  },
  oneroster_csv: {
    expireTokens: LASTING,
    empty: WHOLE,
    repeat: WHOLE,
    endless: WHOLE,
    relative: WHOLE,
    opaque: WHOLE,
    retyped: 'A CSV file has texts alone.',
  },
  openedx: {
    add: { progress: SEEN, completion: SEEN },
    change: { courses: 'A course keeps its names.', progress: SEEN, completion: SEEN },
    remove: { progress: SEEN, completion: SEEN },
  },
  powerschool: {
    endless: COUNTED,
    relative: BY_OFFSET,
    opaque: BY_OFFSET,
    retyped: { powerqueries: 'Their columns are the school’s own, and land as they come.' },
  },
};

export const systems: readonly System[] = connectors.flatMap((connector) => {
  const ways = { '': VENDORS[connector.id]!, ...OTHERS[connector.id] };
  return Object.entries(ways).map(([way, create]) => {
    const name = way === '' ? connector.id : `${connector.id} (${way})`;
    const { resources, whole = false } = create();
    const spared = SPARED[name] ?? SPARED[connector.id] ?? {};
    return { name, connector, resources, whole, spared, desk: () => sitDown(connector, create()) };
  });
});

/** Whether it cannot happen. */
export const isSpared = ({ spared }: System, what: Trouble, resource: string): boolean => {
  const why = spared[what];
  return typeof why === 'object' ? why[resource] !== undefined : why !== undefined;
};

/** Requests by which a session begins. */
const ABOUT = /token|authorize|discovery|metadata|\/me$/;

/** How many requests come before the one in the middle of a resource's data. */
export const middleOf = ({ desk }: System, resource: string): number => {
  const one = desk();
  one.read(resource);
  const data = one.door.log.flatMap(({ path }, i) => (ABOUT.test(path) ? [] : [i]));
  return data[Math.floor(data.length / 2)]!;
};
