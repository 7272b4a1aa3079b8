/** All demo systems as one process: says in one line where each is and what it asks for. */
import { VENDORS } from './index';
import { serve, type Running } from './serve';

const FIRST_PORT = 8801;

async function main(): Promise<void> {
  const running = await Promise.all(
    Object.values(VENDORS).map(async (create, i): Promise<Running> => {
      // The same place each time, where it is free: connections that were made are kept.
      const port = FIRST_PORT + i;
      return serve(create(), { port }).catch(() => serve(create()));
    }),
  );
  const systems = running.map(({ url, vendor }) => ({
    id: vendor.id,
    url,
    ...vendor.connect(url),
  }));
  const stop = (): void => {
    void Promise.all(running.map((one) => one.close())).then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  console.log(`systems ready ${JSON.stringify(systems)}`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(1);
});
