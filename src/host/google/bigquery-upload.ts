import { FailureError, type Json } from '../../model';
import type { Options, Response } from './bigquery';
import { textOf } from './bigquery-requests';

/** Every piece but the last is a multiple of this many bytes (BigQuery's page “API uploads”). */
const UNIT = 256 * 1024;
const RESUMES = 8;

interface Piece {
  readonly piece: string;
  /** Byte at which it begins. */
  readonly from: number;
  readonly total: number | null;
}

/** Bytes of a text in UTF-8, without making them. */
const bytesOf = (text: string): number => {
  let bytes = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : 3;
    // A pair is four bytes, its halves would be six.
    if (code >= 0xd800 && code < 0xdc00) {
      bytes += 1;
      i += 1;
    }
  }
  return bytes;
};
/** The text behind its first so many bytes. */
const behind = (text: string, bytes: number): string => {
  let i = 0;
  for (let seen = 0; seen < bytes; i++) seen += bytesOf(text[i]!);
  return text.slice(i);
};

/** What BigQuery holds: `bytes=0-524287`; without the header nothing. */
const heldOf = (answer: Response): number => {
  const headers = answer.getHeaders() as Readonly<Record<string, unknown>>;
  const range = /(\d+)\s*$/.exec(textOf(headers['Range'] ?? headers['range']))?.[1];
  return range === undefined ? 0 : Number(range) + 1;
};

/**
 * One piece of an upload. When its answer is lost BigQuery is asked how much it holds, and gets the rest:
 * sending the same bytes twice is undefined. assumes: bigquery-upload
 */
export const uploading = (
  put: (url: string, options: Options, expected: readonly number[]) => Response | null,
  sleep: (milliseconds: number) => void,
  session: string,
  { piece, from, total }: Piece,
): Json | null => {
  const end = from + bytesOf(piece);
  if (total === null && (end - from) % UNIT !== 0)
    throw new FailureError('homeroom.unexpected', {
      detail: `A piece of ${end - from} bytes: all but the last are multiples of ${UNIT}`,
    });
  const all = total === null ? '*' : String(total);
  let at = from;
  let ask = false;
  for (let resumed = 0; ; resumed++) {
    const range = ask ? `bytes */${all}` : `bytes ${at}-${end - 1}/${all}`;
    const options: Options = {
      method: 'put',
      contentType: 'application/octet-stream',
      headers: { 'Content-Range': range },
      payload: ask ? '' : at === from ? piece : behind(piece, at - from),
    };
    const answer = put(session, options, [308, 404, 410]);
    const status = answer?.getResponseCode();
    if (status === 404 || status === 410)
      throw new FailureError('warehouse.lost', { detail: 'The upload is over' });
    if (answer && status !== 308) return JSON.parse(answer.getContentText()) as Json;
    if (answer) {
      const held = heldOf(answer);
      if (held >= end) return null;
      if (held < from)
        throw new FailureError('warehouse.lost', { detail: 'A piece before it is missing' });
      at = held;
      ask = false;
    } else {
      sleep(1000 * 2 ** Math.min(resumed, 4));
      ask = true;
    }
    if (resumed >= RESUMES)
      throw new FailureError('warehouse.busy', {
        detail: 'BigQuery did not take an upload',
      });
  }
};
