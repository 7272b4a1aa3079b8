/** Ports for servers that a test closes and opens again, or that another process is told to listen on. */
import { createServer } from 'node:net';

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

/**
 * A free port that the system gives to nobody by itself: Linux takes those from 32768 on. One of these is taken
 * by any connection of any suite beside this one between the moments of finding it and listening on it.
 */
export const quietPort = async (): Promise<number> => {
  for (let tries = 0; tries < 200; tries++) {
    const port = 12_000 + Math.floor(Math.random() * 20_000);
    if (await isFree(port)) return port;
  }
  throw new Error('There is no free port between 12000 and 32000.');
};
