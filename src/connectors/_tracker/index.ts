import { defineConnector, type Connector, type Setting } from '../../model';
import { tableKind } from '../_files/kind';
import { resourceOf } from '../_files/table';
import { readTracker as readDefinition, type TrackerDefinition } from './definition';
import { draftTracker } from './draft';
import { aboutTracker, readTracker } from './read';

const settingsOf = (address?: string): readonly Setting[] => [
  {
    name: 'address',
    title: 'Link of the spreadsheet',
    help: 'The address in the browser while the spreadsheet is open. Another site may have a copy of its own, with the same tab.',
    placeholder: 'https://docs.google.com/spreadsheets/d/…',
    type: 'text',
    ...(address === undefined ? {} : { default: address }),
  },
];

/** By the person's own account, which is signed in to Google already. 60 requests a minute (facts). */
const opening: Pick<Connector, 'rate' | 'discover' | 'signIn' | 'explain'> = {
  rate: { parallel: 2, perMinute: 50 },
  *discover() {
    return {};
  },
  *signIn() {
    return { headers: {}, own: true };
  },
  explain: () => ({}),
};

const connectorOf = (id: string, definition: TrackerDefinition): Connector =>
  defineConnector({
    ...opening,
    id,
    title: definition.title,
    description: '',
    group: 'files',
    settings: settingsOf(definition.address),
    resources: [resourceOf(definition)],
    *describe({ settings }) {
      const { sheet, tab, rows } = yield* aboutTracker(definition, settings);
      return [
        { label: 'Spreadsheet', value: sheet },
        { label: 'Tab', value: tab },
        { label: 'Rows', value: rows },
      ];
    },
    read: (_, session, checkpoint) => readTracker(definition, session, checkpoint),
  });

/** A tracker that teachers keep in a spreadsheet: it is only read, and stays as it looks. */
export const tracker = tableKind({
  id: 'tracker',
  title: 'A spreadsheet',
  opening,
  settingsOf,
  readDefinition,
  look: draftTracker,
  connectorOf,
});
