import { base64 } from '../../http/base64';
import {
  defineConnector,
  type Connector,
  type Credential,
  type Exchange,
  type Setting,
} from '../../model';
import { placeOf } from './address';
import { asidesIn } from './asides';
import type { FileDefinition } from './definition';
import { placeIn, readFile } from './read';
import { fetchPart } from './fetch';
import { hostOf } from '../../http/exchange';
import { openTable, resourceOf } from './table';

/** Where the file is, and how it is opened. @param address what stands there before a person answers. */
export const settingsOf = (address?: string): readonly Setting[] => [
  {
    name: 'address',
    title: 'Address of the file',
    help: 'A link to a file in Drive, its id, or an https:// address. Another site may have a file of its own with the same columns.',
    placeholder: 'https://drive.google.com/file/d/…',
    type: 'text',
    ...(address === undefined ? {} : { default: address }),
  },
  {
    name: 'user',
    title: 'User',
    help: 'Only if the address asks for a user and a password.',
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
];

/** How files are opened, wherever they lie: in Drive by the person's own account. */
export const opening: Pick<Connector, 'rate' | 'discover' | 'signIn' | 'explain'> = {
  rate: { parallel: 4 },
  *discover() {
    return {};
  },
  *signIn({ address = '', user }, { password = '' }): Exchange<Credential> {
    if (placeOf(address)?.in === 'drive') return { headers: {}, own: true };
    return { headers: user ? { authorization: `Basic ${base64(`${user}:${password}`)}` } : {} };
  },
  explain: () => ({}),
};

export const connectorOf = (
  id: string,
  definition: FileDefinition,
  title: string = definition.title,
): Connector =>
  defineConnector({
    ...opening,
    id,
    title,
    description: '',
    group: 'files',
    settings: settingsOf(definition.address),
    resources: [resourceOf(definition)],
    *describe({ settings }) {
      const place = placeIn(settings);
      const { encoding, packed } = definition;
      const part = yield* fetchPart(
        place,
        { encoding, ...(packed ? { packed } : {}) },
        null,
        0,
        65_536,
      );
      const size = part.is === 'part' ? (part.size ?? part.text.length) : 0;
      return [
        { label: 'Lies in', value: place.in === 'drive' ? 'Google Drive' : hostOf(place.url) },
        { label: 'Kilobytes', value: Math.ceil(size / 1000) },
      ];
    },
    read: (_, session, checkpoint) =>
      readFile(
        {
          ...definition,
          open: (header, where) =>
            openTable(definition, header, where, asidesIn(session.language ?? definition.language)),
        },
        session,
        checkpoint,
      ),
  });
