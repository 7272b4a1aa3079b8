import { base64 } from '../../http/base64';
import {
  defineConnector,
  type Credential,
  type Discovery,
  type Exchange,
  type Fact,
  type Json,
  type Reader,
  type Resource,
  type Session,
} from '../../model';
import { resources } from '../oneroster/resources';
import { fetchBundle } from './bundle';

type Texts = Readonly<Record<string, string>>;

/** Records of one batch. */
const BATCH = 20_000;

const urlOf = ({ url = '' }: Texts): string => url.trim();

function* discover(): Exchange<Discovery> {
  return {};
}

function* signIn({ user }: Texts, { password = '' }: Texts): Exchange<Credential> {
  return {
    headers: user ? { authorization: `Basic ${base64(`${user}:${password}`)}` } : {},
  };
}

function* describe({ settings }: Session): Exchange<readonly Fact[]> {
  const { bundle } = yield* fetchBundle(urlOf(settings), 'the bundle', null);
  return [
    { label: 'Organizations', value: bundle?.count('orgs') ?? 0 },
    { label: 'People', value: bundle?.count('users') ?? 0 },
    { label: 'Classes', value: bundle?.count('classes') ?? 0 },
    { label: 'Enrollments', value: bundle?.count('enrollments') ?? 0 },
  ];
}

interface Standing {
  /** What the server calls the state that is landed. */
  readonly mark: string | null;
}

function* read(resource: Resource, { settings }: Session, checkpoint: Json): Reader {
  const before = checkpoint as unknown as Standing | null;
  const { bundle, mark } = yield* fetchBundle(urlOf(settings), resource.name, before?.mark ?? null);
  const standing = { mark } as unknown as Json;
  const extent = bundle?.extent(resource.name) ?? 'absent';
  if (before !== null && extent === 'absent') {
    yield { batch: { checkpoint: standing, complete: true } };
    return;
  }
  const records = bundle && extent !== 'absent' ? bundle.records(resource) : [];
  const isGone = (status: Json | undefined): boolean => status === 'tobedeleted';
  const rows = records.filter(({ status }) => !isGone(status));
  const whole = extent !== 'delta' || before === null;
  const deletes = records.flatMap(({ status, sourcedId }) =>
    isGone(status) && typeof sourcedId === 'string' ? [sourcedId] : [],
  );
  for (let from = 0; from === 0 || from < rows.length; from += BATCH) {
    const last = from + BATCH >= rows.length;
    yield {
      batch: {
        rows: rows.slice(from, from + BATCH),
        total: rows.length,
        ...(from === 0 && whole ? { restart: true as const } : {}),
        ...(last && !whole && deletes.length > 0 ? { deletes } : {}),
        ...(last ? { complete: true as const } : {}),
        // Until the last batch the state before it is what is known.
        checkpoint: last ? standing : checkpoint,
      },
    };
  }
}

export default defineConnector({
  id: 'oneroster_csv',
  title: 'OneRoster CSV',
  description:
    'A zip file with OneRoster tables (1.1 or 1.2), which many student information systems export each ' +
    'night. It feeds what the OneRoster API feeds.',
  group: 'files',
  family: 'oneroster',
  settings: [
    {
      name: 'url',
      title: 'Address of the file',
      help: 'Where the zip file is downloaded from: the export’s own page shows it, or whoever runs the file server.',
      placeholder: 'https://files.your-school.org/oneroster.zip',
      type: 'url',
    },
    {
      name: 'user',
      title: 'User',
      help: 'Only if the file asks for a user and a password.',
      type: 'text',
      optional: true,
    },
    {
      name: 'password',
      title: 'Password',
      help: 'The password of that user.',
      type: 'secret',
      optional: true,
    },
  ],
  resources,
  // All tables lie in one file: those that are wanted are taken from one download.
  rate: { parallel: 16 },
  discover,
  signIn,
  describe,
  read,
  explain: () => ({}),
});
