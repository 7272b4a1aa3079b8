/** The part of the Drive REST API (v3) that a script with `drive.file` uses. */
import { DRIVE_DEFAULT_PAGE, DRIVE_PAGE } from '../../limits';
import type { Authorization } from '../people';
import type { FaultInjector } from '../faults';
import type { HttpRequest, HttpResponse } from '../http';
import type { Random } from '../random';
import type { Call, Part } from '../service';
import type { Settings } from '../settings';
import { userOfToken } from '../triggers';
import type { GoogleApi } from '../urlfetch';
import { DriveError, errorResponse, invalid, jsonResponse, passingError } from './errors';
import { parseFields, select } from './fields';
import { FOLDER, resourceOf, type DriveFile } from './file';
import { InvalidQuery, parseQuery } from './query';
import { createDriveStore, type Placed } from './store';
import { metadataOf, uploadOf } from './upload';

const scope = (name: string): string => `https://www.googleapis.com/auth/${name}`;
const SCOPES = ['drive', 'drive.file', 'drive.readonly'].map(scope);
/** Those that see every file the person sees. */
const WHOLE = ['drive', 'drive.readonly'].map(scope);
const FILES = /^\/(upload\/)?drive\/v3\/files(?:\/([^/]+))?$/;

/** What the control API shows of a file. */
export interface FileView {
  readonly id: string;
  readonly name: string;
  readonly mimeType: string;
  readonly parents: readonly string[];
  readonly owner: string;
  readonly size: number;
  readonly trashed: boolean;
  readonly modified: string;
  readonly appProperties: Readonly<Record<string, string>>;
}

export interface Drive extends Part, GoogleApi {
  files(): FileView[];
  /** Newest first when several have the name. */
  /** A person puts a file into Drive, or another in the place of one of that name. Answers its id. */
  place(file: Placed, now?: number): string;
  content(nameOrId: string): { readonly bytes: Buffer; readonly type: string } | null;
}

interface Request {
  readonly http: HttpRequest;
  readonly query: URLSearchParams;
  readonly user: string;
  readonly now: number;
}

function userOf(request: HttpRequest, authorization: Authorization): string {
  const header = Object.entries(request.headers).find(([k]) => k.toLowerCase() === 'authorization');
  const token = /^Bearer (.+)$/.exec(header?.[1] ?? '')?.[1];
  const user = token === undefined ? null : userOfToken(token);
  if (user === null)
    throw new DriveError(401, 'authError', 'Invalid Credentials', {
      locationType: 'header',
      location: 'Authorization',
    });
  const granted = authorization.granted(user);
  if (granted && !SCOPES.some((scope) => granted.includes(scope)))
    throw new DriveError(
      403,
      'insufficientPermissions',
      'Insufficient Permission: Request had insufficient authentication scopes.',
    );
  return user;
}

const SORT: Readonly<Record<string, (file: DriveFile) => string | number>> = {
  name: (file) => file.name,
  name_natural: (file) => file.name,
  createdTime: (file) => file.created,
  modifiedTime: (file) => file.modified,
  folder: (file) => (file.mimeType === FOLDER ? 0 : 1),
  quotaBytesUsed: (file) => file.content?.length ?? 0,
};

function sorted(files: DriveFile[], orderBy: string): DriveFile[] {
  const keys = orderBy.split(',').map((key) => {
    const [name = '', direction] = key.trim().split(/\s+/);
    const of = SORT[name];
    if (!of) throw invalid('Sorting is not supported for this key.', 'orderBy');
    return { of, sign: direction === 'desc' ? -1 : 1 };
  });
  return [...files].sort((a, b) => {
    for (const { of, sign } of keys) {
      const [x, y] = [of(a), of(b)];
      if (x !== y) return (x < y ? -1 : 1) * sign;
    }
    return 0;
  });
}

/** The bytes, or the part that is asked for: "Partial download" in Google's guide to downloads. */
function mediaOf({ headers }: HttpRequest, content: Buffer, type: string): HttpResponse {
  const asked = Object.entries(headers).find(([name]) => name.toLowerCase() === 'range')?.[1];
  const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(asked ?? '') ?? [];
  if (from === undefined) return { code: 200, headers: [['Content-Type', type]], body: content };
  const size = content.length;
  if (Number(from) >= size)
    return { code: 416, headers: [['Content-Range', `bytes */${size}`]], body: Buffer.alloc(0) };
  const last = Math.min(Number(to), size - 1);
  return {
    code: 206,
    headers: [
      ['Content-Type', type],
      ['Content-Range', `bytes ${from}-${last}/${size}`],
    ],
    body: content.subarray(Number(from), last + 1),
  };
}

export function createDrive(
  random: Random,
  settings: Settings,
  faults: FaultInjector,
  authorization: Authorization,
): Drive {
  const store = createDriveStore(random, settings.driveListLagMs);

  const json = ({ query }: Request, value: unknown, usual: string): HttpResponse => {
    const fields = query.get('fields') ?? usual;
    const selection = parseFields(fields);
    if (!selection) throw invalid(`Invalid field selection ${fields}`, 'fields');
    return jsonResponse(200, select(value, selection));
  };
  const one = (request: Request, file: DriveFile): HttpResponse =>
    json(request, resourceOf(file), 'kind,id,name,mimeType');

  function list(request: Request): HttpResponse {
    const { query, user, now } = request;
    const size = Number(query.get('pageSize') ?? DRIVE_DEFAULT_PAGE);
    if (!(size >= 1 && size <= DRIVE_PAGE)) throw invalid('Invalid value for pageSize', 'pageSize');
    const search = query.get('q') ?? '';
    let matches: (file: DriveFile) => boolean = () => true;
    try {
      if (search.trim() !== '') matches = parseQuery(search);
    } catch (error) {
      if (error instanceof InvalidQuery) throw invalid('Invalid Value', 'q');
      throw error;
    }
    const found = store.visible(user, now).filter(matches);
    // without an order the API promises none: newest first is what it mostly does
    const files = sorted(found, query.get('orderBy') ?? 'modifiedTime desc');
    const start = pageStart(query.get('pageToken'));
    const page = files.slice(start, start + size);
    const more = start + size < files.length;
    const value = {
      kind: 'drive#fileList',
      ...(more && {
        nextPageToken: `~!!~${Buffer.from(String(start + size)).toString('base64url')}`,
      }),
      incompleteSearch: false,
      files: page.map(resourceOf),
    };
    return json(request, value, 'kind,nextPageToken,incompleteSearch,files(kind,id,name,mimeType)');
  }
  function pageStart(token: string | null): number {
    if (token === null) return 0;
    const start = Number(Buffer.from(token.replace('~!!~', ''), 'base64url').toString());
    if (!token.startsWith('~!!~') || !Number.isInteger(start))
      throw invalid('Invalid Value', 'pageToken');
    return start;
  }

  function generateIds(request: Request): HttpResponse {
    const count = Number(request.query.get('count') ?? 10);
    if (!(count >= 1 && count <= DRIVE_PAGE)) throw invalid('Invalid Value', 'count');
    const ids = Array.from({ length: count }, () => store.newId());
    return json(request, { kind: 'drive#generatedIds', space: 'drive', ids }, '*');
  }

  function get(request: Request, id: string): HttpResponse {
    const own = store.placed(id);
    const granted = authorization.granted(request.user) ?? WHOLE;
    const sees =
      WHOLE.some((one) => granted.includes(one)) &&
      (own?.placed === 'my drive' || request.query.get('supportsAllDrives') === 'true');
    const file = own && sees ? own : store.get(id, request.user);
    if (request.query.get('alt') !== 'media') return one(request, file);
    if (!file.content)
      throw new DriveError(
        403,
        'fileNotDownloadable',
        'Only files with binary content can be downloaded. Use Export with Docs Editors files.',
      );
    return mediaOf(request.http, file.content, file.mimeType);
  }

  const ids = (text: string | null): string[] => (text ? text.split(',') : []);

  function update(request: Request, id: string, upload: boolean): HttpResponse {
    const { http, query, user, now } = request;
    const body = upload
      ? uploadOf(http, query.get('uploadType'))
      : { metadata: metadataOf(http), content: null };
    const parents = {
      addParents: ids(query.get('addParents')),
      removeParents: ids(query.get('removeParents')),
    };
    return one(request, store.update(user, now, id, { ...body, ...parents }));
  }

  function create(request: Request, upload: boolean): HttpResponse {
    const { http, query, user, now } = request;
    const { metadata, content } = upload
      ? uploadOf(http, query.get('uploadType'))
      : { metadata: metadataOf(http), content: null };
    return one(request, store.create(user, now, metadata, content));
  }

  /** The method that is asked for, and how to do it. */
  function route(http: HttpRequest, url: URL): [string, (request: Request) => HttpResponse] {
    const match = FILES.exec(url.pathname);
    const upload = match?.[1] !== undefined;
    const id = match?.[2];
    switch (match ? `${http.method} ${id === undefined ? '' : 'id'}` : '') {
      case 'GET ':
        return ['files.list', list];
      case 'POST ':
        return ['files.create', (request) => create(request, upload)];
      case 'GET id':
        return id === 'generateIds'
          ? ['files.generateIds', generateIds]
          : ['files.get', (request) => get(request, id!)];
      case 'PATCH id':
        return ['files.update', (request) => update(request, id!, upload)];
      case 'DELETE id':
        return [
          'files.delete',
          ({ user, now }) => {
            store.remove(user, now, id!);
            return { code: 204, headers: [], body: Buffer.alloc(0) };
          },
        ];
      default:
        throw new DriveError(
          404,
          'notFound',
          `${http.method} ${url.pathname} is not emulated. Add it to emulator/machine/drive/rest.ts.`,
        );
    }
  }

  return {
    serves: (url) =>
      url.hostname === 'www.googleapis.com' && /^\/(upload\/)?drive\//.test(url.pathname),
    send(call: Call, http: HttpRequest) {
      const url = new URL(http.url);
      let method = 'drive';
      try {
        const user = userOf(http, authorization);
        const [name, work] = route(http, url);
        method = `drive.${name}`;
        const passing = faults.transientRequest('Drive');
        if (passing?.when === 'before') throw passingError(passing.pick);
        const response = work({ http, query: url.searchParams, user, now: call.now() });
        if (passing) throw passingError(passing.pick);
        return { response, method };
      } catch (error) {
        if (error instanceof DriveError) return { response: errorResponse(error), method };
        throw error;
      }
    },
    service: {},
    snapshot: store.snapshot,
    restore: store.restore,
    files: () =>
      store.all().map((file) => ({
        id: file.id,
        name: file.name,
        mimeType: file.mimeType,
        parents: file.parents,
        owner: file.owner,
        size: file.content?.length ?? 0,
        trashed: file.trashed,
        modified: new Date(file.modified).toISOString(),
        appProperties: file.appProperties,
      })),
    place: (file, now = 0) => store.place(settings.user, now, file),
    content(nameOrId) {
      const named = store.all().filter((f) => f.id === nameOrId || f.name === nameOrId);
      const file = named.reverse().find((f) => f.content);
      return file?.content ? { bytes: file.content, type: file.mimeType } : null;
    },
  };
}
