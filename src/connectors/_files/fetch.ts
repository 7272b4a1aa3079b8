import { askJson, hostOf } from '../../http/exchange';
import { textAt } from '../../http/record';
import { FailureError, type Ask, type Exchange, type HttpResponse } from '../../model';
import { aboutUrl, bytesUrl, publicUrl, type Place } from './address';
import { sizeOf, type Encoding } from './encoding';

/**
 * Bytes of one request. A file may be larger than what the host takes in one answer (50 MB, facts): servers
 * that know ranges give it in parts, and others whole, as far as that goes.
 */
export const PART = 8_388_608;
/** Times a part is asked for again that came cut off. */
const SPOILT = 2;

/** What is packed comes whole. */
export interface Form {
  readonly encoding: Encoding | 'ISO-8859-1';
  readonly packed?: 'zip' | 'gzip';
}

/** A state of a file: what the server calls it. */
export type Mark = string | null;

export type Part =
  | { readonly is: 'same' }
  /** It is another file than the one that was begun. */
  | { readonly is: 'changed' }
  | {
      readonly is: 'part';
      readonly text: string;
      readonly mark: Mark;
      /** Nothing follows. */
      readonly last: boolean;
      /** Bytes of the whole, where the server says so. */
      readonly size?: number;
    };

const markOf = ({ headers }: HttpResponse): Mark =>
  headers['etag'] ?? headers['last-modified'] ?? null;

/** What a request says of the state that is known. Weak marks are good enough to see that nothing changed. */
const unless = (mark: Mark): Readonly<Record<string, string>> =>
  mark === null ? {} : { [/^(W\/)?"/.test(mark) ? 'if-none-match' : 'if-modified-since']: mark };

/** Its state; undefined where Drive shows this copy no such file. @throws source.not_table where it has no bytes */
function* markInDrive(id: string): Exchange<Mark | undefined> {
  const { status, body } = yield* askJson({
    url: aboutUrl(id),
    of: 'file',
    expect: [403, 404],
  });
  if (status >= 300) return undefined;
  const kind = textAt(body, 'mimeType') ?? '';
  if (kind.startsWith('application/vnd.google-apps.'))
    throw new FailureError('source.not_table', { host: 'Drive', what: 'a Google document' });
  return textAt(body, 'md5Checksum') ?? textAt(body, 'modifiedTime');
}

const PAGE = /^\s*<(!doctype|html)/i;

const isCutOff = (text: string, form: Form, expected: number): boolean => {
  // A character on the border is counted by neither side, and what cannot be read has no size.
  if (form.encoding === 'ISO-8859-1' || text.includes('\ufffd')) return false;
  return sizeOf(text, form.encoding) < expected - 4;
};

/** What was in a packed file: one, beside what archives of Macs put in. */
const unpackedIn = ({ text, files }: HttpResponse, host: string): string => {
  if (!files) return text;
  const real = files.filter(({ name }) => !/(^|\/)(__MACOSX\/|\.)|\/$/.test(name));
  if (real.length !== 1)
    throw new FailureError('source.not_table', { host, what: `a zip of ${real.length} files` });
  return real[0]!.text;
};

/**
 * Part of a file from a place on, in bytes.
 * @param known the state that is landed, or at a later place the state that was begun.
 * @throws source.not_table, source.drive_file
 */
export function* fetchPart(
  wanted: Place,
  form: Form,
  known: Mark,
  from = 0,
  size = PART,
): Exchange<Part> {
  const host = wanted.in === 'drive' ? 'Drive' : hostOf(wanted.url);
  let mark: Mark = null;
  let place = wanted;
  let isLink = false;
  if (wanted.in === 'drive') {
    const shown = yield* markInDrive(wanted.id);
    // A file that anyone with its link may open is read by that link: it needs no permission.
    isLink = shown === undefined;
    if (shown === undefined) place = { in: 'web', url: publicUrl(wanted.id) };
    else {
      mark = shown;
      if (from === 0 && mark !== null && mark === known) return { is: 'same' };
      if (from > 0 && mark !== known) return { is: 'changed' };
    }
  }
  const ask: Ask = {
    url: bytesUrl(place),
    of: 'file',
    charset: form.encoding,
    headers: {
      ...(form.packed ? {} : { range: `bytes=${from}-${from + size - 1}` }),
      ...(place.in === 'web' && from === 0 ? unless(known) : {}),
    },
    expect: isLink ? [304, 416, 401, 403, 404] : [304, 416],
    ...(form.packed ? { unpack: form.packed } : {}),
  };
  for (let spoilt = 0; ; spoilt++) {
    const answer = (yield { ask: [ask] })[0] as HttpResponse;
    const { status, headers } = answer;
    const said = place.in === 'drive' ? mark : markOf(answer);
    if (isLink && status > 400 && status !== 416)
      throw new FailureError('source.drive_file', { detail: `(${status})` });
    if (status === 304) return { is: 'same' };
    // Nothing is there: an empty file, or one that has become shorter.
    if (status === 416)
      return from > 0 ? { is: 'changed' } : { is: 'part', text: '', mark: said, last: true };
    if (from > 0 && (status !== 206 || (said !== null && said !== known))) return { is: 'changed' };
    if (form.packed === 'zip' && !answer.files) {
      if (spoilt < SPOILT) continue;
      throw new FailureError('source.not_zip', { host });
    }
    const text = unpackedIn(answer, host);
    if (from === 0 && (PAGE.test(text) || /^text\/html/i.test(headers['content-type'] ?? '')))
      throw isLink
        ? new FailureError('source.drive_file', { detail: '' })
        : new FailureError('source.not_table', { host, what: 'a web page' });
    const range = /^bytes (\d+)-(\d+)\/(\d+|\*)/.exec(headers['content-range'] ?? '');
    const whole = status !== 206 || !range;
    const expected = whole
      ? headers['content-encoding'] || form.packed
        ? 0
        : Number(headers['content-length'] ?? 0)
      : Number(range[2]) - Number(range[1]) + 1;
    if (isCutOff(text, form, expected)) {
      if (spoilt < SPOILT) continue;
      throw new FailureError('source.not_table', { host, what: 'a file that is cut off' });
    }
    const total = whole || range[3] === '*' ? undefined : Number(range[3]);
    return {
      is: 'part',
      text,
      mark: said,
      last: whole || (total === undefined ? expected < size : from + expected >= total),
      ...(total === undefined ? {} : { size: total }),
    };
  }
}
