import { createServer } from 'node:net';

const isFree = (port) =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1' }, () => server.close(() => resolve(true)));
  });

/**
 * A free port that the system gives to nobody by itself: Linux takes those from 32768 on. So it is still free
 * when a server that takes its time to start listens on it, and when it is started again.
 */
export const quietPort = async () => {
  for (let tries = 0; tries < 200; tries++) {
    const port = 12_000 + Math.floor(Math.random() * 20_000);
    if (await isFree(port)) return port;
  }
  throw new Error('There is no free port between 12000 and 32000.');
};

/** The wanted port, or the next free one above it. */
export const freePort = async (wanted) => {
  for (let port = wanted; port < wanted + 100; port++) if (await isFree(port)) return port;
  throw new Error(`No free port between ${wanted} and ${wanted + 99}. Name one with --port.`);
};
