import { FailureError, type Discovery, type Session } from '../../model';

export type Settings = Readonly<Record<string, string>>;
export type Version = '1.1' | '1.2';

/** What is known about a OneRoster server. */
export interface Server {
  readonly [name: string]: string | boolean;
  readonly version: Version;
  /** Nothing told the version yet but our guess: the key decides. */
  readonly unsure: boolean;
  /** The address up to `/ims/oneroster`. */
  readonly service: string;
  /** Where it says that tokens are given; '' where it does not. */
  readonly token: string;
}

/** What takes a key to find out: whether it answers only what a filter lets through. */
export interface Survey {
  readonly [name: string]: string | boolean;
  readonly version: Version;
  readonly filters: boolean;
}

export const serverOf = (discovery: Discovery): Server => discovery as unknown as Server;
export const knownOf = ({ discovery }: Session): Server & Survey =>
  discovery as unknown as Server & Survey;

const GRADEBOOK = new Set(['categories', 'lineItems', 'results']);

/** In 1.2 each service has an address of its own, in 1.1 there is one for all. */
export const baseOf = (service: string, version: Version, resource: string): string =>
  version === '1.1'
    ? `${service}/v1p1`
    : `${service}/${GRADEBOOK.has(resource) ? 'gradebook' : 'rostering'}/v1p2`;

export const isOAuth1 = (settings: Settings): boolean =>
  (settings['signIn'] ?? '').startsWith('oauth1');

/** The service and, where the address tells, its version: people paste any address of the API. */
export const partsOf = (given: string): { readonly service: string; readonly said?: Version } => {
  const plain = given
    .trim()
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '');
  const url = /^[a-z]+:\/\//i.test(plain) ? plain : `https://${plain}`;
  const [, head, tail = ''] =
    /^(.*?\/ims\/oneroster)(\/.*)?$/i.exec(url) ??
    /^(.*?)(\/(?:rostering\/|gradebook\/)?v1p[12](?:\/.*)?)$/i.exec(url) ??
    [];
  const found = /\/v1p([12])(?=\/|$)/i.exec(tail)?.[1];
  return {
    service: head ?? `${url}/ims/oneroster`,
    ...(found ? { said: `1.${found}` as Version } : {}),
  };
};

/** What a setting must not be empty for. @throws source.refused_key without a key or secret. */
export const refused = (host: string): FailureError =>
  new FailureError('source.refused_key', { host });
