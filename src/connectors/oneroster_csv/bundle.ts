import { parseTable, recordsOf } from '../../http/csv';
import { hostOf } from '../../http/exchange';
import {
  FailureError,
  type Exchange,
  type HttpResponse,
  type Resource,
  type SourceRecord,
} from '../../model';
import { asNewer } from '../oneroster/collections';
import { recordOf, rolesOf } from './record';

type Rows = readonly Readonly<Record<string, string | null>>[];

/** How much of a collection a bundle holds. */
type Extent = 'bulk' | 'delta' | 'absent';

export interface Bundle {
  extent(resource: string): Extent;
  records(resource: Resource): readonly SourceRecord[];
  count(resource: string): number;
}

/** Times a bundle is asked for again that came cut off. */
const SPOILT = 2;

const openBundle = (files: NonNullable<HttpResponse['files']>): Bundle => {
  // Some are packed with the folder they lay in.
  const texts = new Map(
    files.map(({ name, text }) => [name.slice(name.lastIndexOf('/') + 1).toLowerCase(), text]),
  );
  const rows = (name: string): Rows => {
    const text = texts.get(`${name.toLowerCase()}.csv`);
    return text === undefined ? [] : recordsOf(parseTable(text));
  };
  const said = new Map(rows('manifest').map((row) => [row['propertyName'], row['value']]));
  const extent = (resource: string): Extent => {
    const how = (said.get(`file.${resource}`) ?? '').toLowerCase();
    if (how === 'bulk' || how === 'delta' || how === 'absent') return how;
    return texts.has(`${resource.toLowerCase()}.csv`) ? 'bulk' : 'absent';
  };
  return {
    extent,
    count: (resource) => rows(resource).length,
    records: (resource) => {
      const roles = resource.name === 'users' ? rolesOf(rows('roles')) : undefined;
      return rows(resource.name).map((cells) => {
        const record = recordOf(resource, cells);
        const own = roles?.get(String(cells['sourcedId']));
        return asNewer(resource.name, own ? { ...record, roles: own } : record);
      });
    },
  };
};

/** A bundle, or that it is as it was. */
export interface Fetched {
  /** Null: it has not changed. */
  readonly bundle: Bundle | null;
  /** What the server calls this state of it. */
  readonly mark: string | null;
}

/** @param known what the server called the state that is known. @throws source.not_zip */
export function* fetchBundle(url: string, of: string, known: string | null): Exchange<Fetched> {
  const isTag = known !== null && /^(W\/)?"/.test(known);
  const headers = known === null ? {} : { [isTag ? 'if-none-match' : 'if-modified-since']: known };
  const ask = { url, of, headers, unpack: 'zip', charset: 'auto', expect: [304] } as const;
  for (let spoilt = 0; ; spoilt++) {
    const answer = (yield { ask: [ask] })[0] as HttpResponse;
    if (answer.status === 304) return { bundle: null, mark: known };
    const { etag, 'last-modified': modified } = answer.headers;
    if (answer.files) return { bundle: openBundle(answer.files), mark: etag ?? modified ?? null };
    if (spoilt >= SPOILT) throw new FailureError('source.not_zip', { host: hostOf(url) });
  }
}
