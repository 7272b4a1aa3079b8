import type { CallAnswer, Machine } from '../../emulator/machine/machine';
import type { MachineOptions } from '../../emulator/machine/settings';
import { sharedServer, type Place, type ServerEngine } from '../kit/servers';
import { machineOf, resultOf } from './kit';

/** Runs what a test says, with a way to the database and one to catch what is thrown. */
const SCRIPT = `
function run(code, place) {
  const open = () => Jdbc.getConnection(place.url, place.user, place.password);
  const caught = (work) => { try { work(); return 'nothing'; } catch (e) { return e.message; } };
  return new Function('open', 'caught', 'place', code)(open, caught, place);
}`;

export interface Desk {
  readonly machine: Machine;
  readonly place: Place;
  /** What the script answers. It must succeed. */
  run(code: string, place?: Partial<Place>): Promise<any>;
  /** How it ended. */
  call(code: string, options?: object): Promise<CallAnswer>;
}

export const deskAt = async (place: Place, options: MachineOptions = {}): Promise<Desk> => {
  const machine = await machineOf(SCRIPT, options);
  const call = (code: string, with_: object = {}, other: Partial<Place> = {}) =>
    machine.call('run', [code, { ...place, ...other }], with_);
  return {
    machine,
    place,
    call,
    run: (code, other) => resultOf(call(code, {}, other)),
  };
};

/** An empty database of its own on a real server. */
export const deskOn = async (engine: ServerEngine, options?: MachineOptions): Promise<Desk> =>
  deskAt(await (await sharedServer(engine)).database(), options);

/** A PGlite in memory. */
export const PGLITE: Place = {
  ...{ engine: 'postgres', host: 'pglite.example', port: 5432, database: 'postgres' },
  ...{ user: 'postgres', password: 'x', url: 'jdbc:postgresql://pglite.example:5432/postgres' },
};
export const deskOnPglite = (options: MachineOptions = {}): Promise<Desk> =>
  deskAt(PGLITE, { databases: { 'pglite.example:5432': { pglite: null } }, ...options });
