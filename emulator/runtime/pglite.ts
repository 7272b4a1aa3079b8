/** A thread in which one PGlite runs: bytes of PostgreSQL's protocol in, bytes out, in their order. */
import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase } from './snapshot';

const port = parentPort!;
const { folder } = workerData as { folder: string | null };
const opened = openDatabase(folder);
/** Nothing is passed on before it is ready, which takes a moment; an empty message says that it is. */
let turn: Promise<void> = opened.then(() => port.postMessage(new Uint8Array()));

port.on('message', (bytes: Uint8Array) => {
  turn = turn.then(async () => port.postMessage(await (await opened).execProtocolRaw(bytes)));
});
