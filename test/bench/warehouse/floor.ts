import { Readable } from 'node:stream';
import { createConnection } from 'mysql2/promise';
import { Client, type Connection, type Submittable } from 'pg';
import type { Cell } from '../../../src/model';
import type { Place } from '../../kit/servers';

/*
 * The least that a load can take: the server's own bulk load, of rows that were written out beforehand as
 * it wants them, over one connection, in one transaction.
 */

/** Tabs between values, `\N` for null, backslashes before what would end a value: both servers read this. */
export const written = (rows: readonly (readonly Cell[])[]): Buffer =>
  Buffer.from(rows.map((row) => `${row.map(value).join('\t')}\n`).join(''));

const ESCAPED: Readonly<Record<string, string>> = {
  ...{ '\t': '\\t', '\n': '\\n', '\r': '\\r', '\\': '\\\\' },
};
const value = (cell: Cell): string => {
  if (cell === null) return '\\N';
  if (typeof cell === 'boolean') return cell ? '1' : '0';
  if (typeof cell === 'string' && /^\d{4}-\d\d-\d\dT.*Z$/.test(cell)) return cell.slice(0, -1);
  return String(cell).replace(/[\t\n\r\\]/g, (found) => ESCAPED[found]!);
};

/** @param table its name in SQL. @returns ms. */
export const bulkLoad = (
  place: Place,
  table: string,
  columns: readonly string[],
  chunks: readonly Buffer[],
): Promise<number> =>
  place.engine === 'postgres'
    ? copy(place, `COPY ${table} (${columns.join(', ')}) FROM STDIN`, chunks)
    : loadData(
        place,
        `LOAD DATA LOCAL INFILE 'rows' INTO TABLE ${table} CHARACTER SET utf8mb4 (${columns.join(', ')})`,
        chunks,
      );

const PIECE = 64 * 1024;
function* pieces(chunks: readonly Buffer[]): Generator<Buffer> {
  for (const chunk of chunks)
    for (let at = 0; at < chunk.length; at += PIECE) yield chunk.subarray(at, at + PIECE);
}

/** What pg's connection can do and its types do not tell. */
interface CopyConnection extends Connection {
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

const copy = async (place: Place, sql: string, chunks: readonly Buffer[]): Promise<number> => {
  const { host, port, user, password, database } = place;
  const client = new Client({ host, port, user, password, database });
  await client.connect();
  try {
    await client.query("SET TimeZone = 'UTC'");
    const from = performance.now();
    await new Promise<void>((resolve, reject) => {
      const send = async (connection: CopyConnection): Promise<void> => {
        for (const piece of pieces(chunks)) {
          connection.sendCopyFromChunk(piece);
          if (connection.stream.writableNeedDrain)
            await new Promise((drained) => connection.stream.once('drain', drained));
        }
        connection.endCopyFrom();
      };
      client.query({
        submit: (connection: Connection) => connection.query(sql),
        handleCopyInResponse: (connection: CopyConnection) => void send(connection).catch(reject),
        handleCommandComplete: () => undefined,
        handleReadyForQuery: () => resolve(),
        handleError: reject,
      } as unknown as Submittable);
    });
    return performance.now() - from;
  } finally {
    await client.end();
  }
};

const loadData = async (place: Place, sql: string, chunks: readonly Buffer[]): Promise<number> => {
  const { host, port, user, password, database } = place;
  const client = await createConnection({ host, port, user, password, database });
  try {
    await client.query("SET time_zone = '+00:00'");
    const from = performance.now();
    await client.query({
      sql,
      infileStreamFactory: () => Readable.from(pieces(chunks), { objectMode: false }),
    });
    return performance.now() - from;
  } finally {
    await client.end();
  }
};
