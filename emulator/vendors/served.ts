import { createHash } from 'node:crypto';
import type { Answer, Asked } from './vendor';

/**
 * A file as a web server gives it: whole or a range of it (RFC 9110, 14: 206 with `Content-Range`, 416), with
 * an `ETag` and 304 for who knows it.
 */
export const served = (body: Buffer, { headers }: Asked, type = 'text/csv'): Answer => {
  const etag = `"${createHash('sha1').update(body).digest('hex')}"`;
  const own = { 'content-type': type, 'accept-ranges': 'bytes', etag };
  if (headers['if-none-match'] === etag)
    return { status: 304, headers: own, body: Buffer.alloc(0) };
  const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(headers['range'] ?? '') ?? [];
  if (from === undefined) return { status: 200, headers: own, body };
  const size = body.length;
  if (Number(from) >= size)
    return { status: 416, headers: { ...own, 'content-range': `bytes */${size}` }, body: '' };
  const last = Math.min(Number(to), size - 1);
  return {
    status: 206,
    headers: { ...own, 'content-range': `bytes ${from}-${last}/${size}` },
    body: body.subarray(Number(from), last + 1),
  };
};
