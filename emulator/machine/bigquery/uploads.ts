/** Resumable uploads (Google's page "API uploads"). */
import { BigQueryError, invalid, jsonResponse } from './errors';
import type { HttpResponse } from '../http';
import { UPLOAD_MS, UPLOAD_UNIT } from './limits';

interface Upload {
  readonly body: { readonly [key: string]: unknown };
  readonly project: string;
  readonly begun: number;
  parts: Buffer[];
  held: number;
  /** The job's answer, once all is there. */
  done: HttpResponse | null;
}
export interface Uploads {
  begin(id: string, project: string, body: Upload['body'], now: number): HttpResponse;
  /** @param insert makes the job of all the bytes */
  put(
    id: string,
    range: string,
    bytes: Buffer,
    now: number,
    insert: (project: string, body: Upload['body'], bytes: Buffer) => Promise<HttpResponse>,
  ): Promise<HttpResponse>;
  snapshot(): unknown;
  restore(saved: unknown): void;
}

export function createUploads(): Uploads {
  let all = new Map<string, Upload>();
  const held = ({ held: count }: Upload): HttpResponse => ({
    code: 308,
    headers: count > 0 ? [['Range', `bytes=0-${count - 1}`]] : [],
    body: Buffer.alloc(0),
  });
  return {
    begin(id, project, body, now) {
      all.set(id, { body, project, begun: now, parts: [], held: 0, done: null });
      const location = `https://bigquery.googleapis.com/upload/bigquery/v2/projects/${project}/jobs?uploadType=resumable&upload_id=${id}`;
      return jsonResponse(200, undefined, [
        ['Location', location],
        ['X-GUploader-UploadID', id],
      ]);
    },
    async put(id, range, bytes, now, insert) {
      const upload = all.get(id);
      if (!upload) throw new BigQueryError('notFound', 'Upload session not found');
      if (now - upload.begun > UPLOAD_MS)
        throw new BigQueryError(
          'notFound',
          'Upload session has expired',
          undefined,
          undefined,
          410,
        );
      if (upload.done) return upload.done;
      const asked = /^bytes (?:(\d+)-(\d+)|\*)\/(\d+|\*)$/.exec(range);
      if (!asked) throw invalid('Invalid Content-Range header.');
      const [, from, to, total] = asked;
      if (from !== undefined) {
        if (Number(to) - Number(from) + 1 !== bytes.length)
          throw invalid(
            `Content-Range names ${Number(to) - Number(from) + 1} bytes and ${bytes.length} came.`,
          );
        // bytes that are there already, or a gap: "undefined behaviour" on the host, refused here
        if (Number(from) !== upload.held)
          throw invalid(
            `Invalid request. The upload holds ${upload.held} bytes and was sent byte ${from}.`,
            undefined,
          );
        const last = total !== '*' && Number(to) + 1 === Number(total);
        // of a piece that is not the last only whole units stay
        const kept = last ? bytes.length : bytes.length - (bytes.length % UPLOAD_UNIT);
        upload.parts.push(bytes.subarray(0, kept));
        upload.held += kept;
      }
      if (total === '*' || upload.held < Number(total)) return held(upload);
      upload.done = await insert(upload.project, upload.body, Buffer.concat(upload.parts));
      upload.parts = [];
      return upload.done;
    },
    snapshot: () =>
      [...all].map(([id, upload]) => [
        id,
        { ...upload, parts: [Buffer.concat(upload.parts)], done: null, over: upload.done !== null },
      ]),
    restore(saved) {
      type Kept = Upload & { readonly over: boolean };
      all = new Map(
        (saved as [string, Kept][])
          .filter(([, one]) => !one.over)
          .map(([id, one]) => [id, { ...one, parts: one.parts.map((part) => Buffer.from(part)) }]),
      );
    },
  };
}
