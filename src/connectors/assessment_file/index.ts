import {
  defineConnector,
  FailureError,
  type Exchange,
  type Json,
  type Reader,
  type Session,
} from '../../model';
import { asidesIn } from '../_files/asides';
import { opening, settingsOf } from '../_files/connector';
import { beginningOf, type Beginning } from '../_files/beginning';
import { readFile } from '../_files/read';
import { lookAt } from './look';
import { readMapping, type Mapping } from './mapping';
import { openResults } from './records';
import { resources } from './resources';
import { VENDORS } from './vendors';

type Texts = Readonly<Record<string, string>>;

const TITLE = 'Assessment results file';

const textOf = ({ format = '', mapping = '' }: Texts): string => VENDORS[format] ?? mapping;

/** @throws setup.custom_unread naming the line that is not understood. */
const mappingOf = (settings: Texts): Mapping => {
  const read = readMapping(textOf(settings));
  const [first] = read.problems;
  if (first)
    throw new FailureError('setup.custom_unread', { line: first.line, problem: first.text });
  return read.mapping;
};

const packedIn = (address: string): { readonly packed?: 'zip' | 'gzip' } => {
  if (/\.zip([?#]|$)/i.test(address)) return { packed: 'zip' };
  return /\.gz([?#]|$)/i.test(address) ? { packed: 'gzip' } : {};
};

const howIn = ({ address = '' }: Texts) => ({ encoding: 'UTF-8' as const, ...packedIn(address) });

const begun = ({ settings }: Session): Exchange<Beginning> =>
  beginningOf(howIn(settings), settings);

function* read({ name }: { readonly name: string }, session: Session, checkpoint: Json): Reader {
  const { settings } = session;
  const mapping = mappingOf(settings);
  if (name === 'items' && !mapping.items) {
    yield { batch: { restart: true, complete: true, checkpoint: { mark: null } } };
    return;
  }
  yield* readFile(
    {
      title: TITLE,
      ...howIn(settings),
      open: (header, where) => {
        const table = openResults(mapping, header, where, TITLE, asidesIn(session.language));
        return { records: name === 'items' ? table.items : table.results };
      },
    },
    session,
    checkpoint,
  );
}

const [address, ...login] = settingsOf();

export default defineConnector({
  ...opening,
  id: 'assessment_file',
  title: TITLE,
  description:
    'Results of an assessment vendor, as the vendor exports them: one CSV file in Drive or at an address, ' +
    'and a mapping that says which column is what. They stand with those of all other sources.',
  group: 'files',
  settings: [
    { ...address!, looks: true },
    {
      name: 'format',
      title: 'Whose file',
      help: 'The ready mappings are written from published column names and were not tried with real files: compare the one on the connector’s page of the documentation with a file of yours.',
      type: 'choice',
      options: [
        { value: 'map_growth', title: 'NWEA MAP Growth' },
        { value: 'iready', title: 'i-Ready Diagnostic' },
        { value: 'own', title: 'Another: by a mapping of our own' },
      ],
    },
    {
      name: 'mapping',
      title: 'Mapping',
      help: 'A line for each thing: “student_id: Student Number”, “score Scale score: SS”, “level: Level”.',
      type: 'list',
      when: { name: 'format', values: ['own'] },
    },
    ...login,
  ],
  // Without it only files that Homeroom made are seen in Drive.
  mayAsk: ['drive.readonly'],
  resources,
  *describe(session) {
    const mapping = mappingOf(session.settings);
    const { header, where, size } = yield* begun(session);
    // A mapping that lacks a column is refused before it is kept.
    openResults(mapping, header, where, TITLE);
    return [
      { label: 'Kilobytes', value: Math.ceil(size / 1000) },
      {
        label: 'Scores in a row',
        value: mapping.parts.reduce((n, { scores }) => n + scores.length, 0),
      },
    ];
  },
  *look(session) {
    const mapping = mappingOf(session.settings);
    const say = asidesIn(session.language);
    return lookAt(mapping, textOf(session.settings), yield* begun(session), TITLE, say);
  },
  read,
});
