/** The real emulator in this process, with a bundle and the built page. */
import { join, resolve } from 'node:path';
import { controlRoutes } from '../../emulator/control/api';
import { listen } from '../../emulator/control/router';
import { createMachine, type Machine } from '../../emulator/machine/machine';
import type { PageInfo } from '../../emulator/control/api';
import type { MachineOptions } from '../../emulator/machine/settings';
import { keepMachine } from '../kit/evidence';
import { quietPort } from '../kit/ports';

const root = resolve(__dirname, '../..');

export interface Running {
  readonly url: string;
  readonly port: number;
  readonly machine: Machine;
  /** Asks the control API: `ask('GET', 'workbook')`. */
  ask<T>(method: string, path: string, body?: unknown): Promise<T>;
  /** Closes the server and leaves the machine as it is; `listen` opens it again on the same port. */
  silence(): Promise<void>;
  speak(): Promise<void>;
  close(): Promise<void>;
}

/** @param info what the page is told of a district. */
export async function startEmulator(
  options: MachineOptions = {},
  info: Partial<PageInfo> = {},
): Promise<Running> {
  const machine = await createMachine({ bundle: join(__dirname, 'fixture'), ...options });
  const page = join(root, '.build', 'page');
  const routes = controlRoutes(machine, { page, district: null, ...info });
  // It is closed and opened again: nobody may come in between.
  const port = await quietPort();
  let server = await listen(routes, port);
  const url = `http://127.0.0.1:${port}/`;
  return {
    url,
    port,
    machine,
    async ask<T>(method: string, path: string, body?: unknown): Promise<T> {
      const response = await fetch(`${url}_emulator/${path}`, {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return (await response.json()) as T;
    },
    silence: () => server.close(),
    async speak() {
      server = await listen(routes, port);
    },
    async close() {
      await server.close();
      keepMachine(machine);
      await machine.close();
    },
  };
}
