/** The bodies of uploads. */
import { DRIVE_MULTIPART_BYTES } from '../../limits';
import type { HttpRequest } from '../http';
import { DriveError, invalid } from './errors';
import type { Content, Metadata } from './store';

const header = (request: HttpRequest, name: string): string =>
  Object.entries(request.headers).find(([key]) => key.toLowerCase() === name)?.[1] ?? '';

export function metadataOf(request: HttpRequest): Metadata {
  if (!request.body || request.body.length === 0) return {};
  return parse(request.body.toString('utf8'));
}
function parse(text: string): Metadata {
  try {
    return JSON.parse(text) as Metadata;
  } catch {
    throw new DriveError(400, 'parseError', 'Parse Error');
  }
}

/** What an upload carries: `uploadType=media` or `uploadType=multipart`. */
export function uploadOf(
  request: HttpRequest,
  type: string | null,
): { metadata: Metadata; content: Content } {
  const bytes = request.body ?? Buffer.alloc(0);
  // Google's guide: simple and multipart uploads are for 5 MB or less
  if (bytes.length > DRIVE_MULTIPART_BYTES)
    throw new DriveError(
      413,
      'uploadTooLarge',
      'The upload is larger than 5 MB. Use a resumable upload.',
    );
  const contentType = header(request, 'content-type');
  if (type === 'media') return { metadata: {}, content: { bytes, type: contentType } };
  if (type === 'multipart') return multipart(bytes, contentType);
  throw invalid(`uploadType ${type} is not emulated: use media or multipart.`, 'uploadType');
}

function multipart(bytes: Buffer, contentType: string): { metadata: Metadata; content: Content } {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  const malformed = () => new DriveError(400, 'badContent', 'Malformed multipart body.');
  if (!boundary) throw malformed();
  const mark = Buffer.from(`--${boundary}`);
  const parts: { head: string; body: Buffer }[] = [];
  let from = bytes.indexOf(mark);
  while (from >= 0) {
    const to = bytes.indexOf(mark, from + mark.length);
    if (to < 0) break;
    const part = bytes.subarray(from + mark.length, to);
    const gap = part.indexOf('\r\n\r\n');
    const wide = gap >= 0 ? 4 : 2;
    const end = gap >= 0 ? gap : part.indexOf('\n\n');
    if (end < 0) throw malformed();
    const tail = part.subarray(-2).toString() === '\r\n' ? 2 : 1;
    parts.push({
      head: part.subarray(0, end).toString(),
      body: part.subarray(end + wide, part.length - tail),
    });
    from = to;
  }
  const [first, second] = parts;
  if (!first || !second) throw malformed();
  const headOf = (head: string, name: string): string =>
    new RegExp(`^${name}:\\s*(.+)$`, 'im').exec(head)?.[1]?.trim() ?? '';
  const encoded = /base64/i.test(headOf(second.head, 'content-transfer-encoding'));
  const body = encoded ? Buffer.from(second.body.toString(), 'base64') : Buffer.from(second.body);
  return {
    metadata: parse(first.body.toString('utf8')),
    content: { bytes: body, type: headOf(second.head, 'content-type') },
  };
}
