/** A thread in which one PGlite runs: bytes of PostgreSQL's protocol in, bytes out, in their order. */
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';

const port = parentPort!;
const { folder } = workerData as { folder: string | null };
const database = folder === null ? new PGlite() : new PGlite(folder);
/** Nothing is passed on before it is ready, which takes seconds; an empty message says that it is. */
let turn: Promise<void> = database.waitReady.then(() => port.postMessage(new Uint8Array()));

port.on('message', (bytes: Uint8Array) => {
  turn = turn.then(async () => port.postMessage(await database.execProtocolRaw(bytes)));
});
