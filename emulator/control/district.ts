/**
 * What a person does to the demo district through the emulator: lets it misbehave, and lets a day pass
 * in it and here. The district has a back door for that (`emulator/district/admin.ts`); another source
 * has none.
 */
import type { Machine } from '../machine/machine';
import { Refusal, type Asked, type Routes } from './router';

const HOUR = 3_600_000;

/** How long a slow source takes for a request: on the script's clock, and for the person who waits. */
const SLOW_MS = 20_000;
const SLOW_REAL_MS = 400;

const ANY = { resource: '*' };
/** The source's condition, and the faults of the district (`district/faults.ts`) that make it. */
const CONDITIONS: Readonly<Record<string, readonly object[]>> = {
  well: [],
  down: [{ kind: 'closeSocket', ...ANY }],
  'wrong-key': [{ kind: 'wrongKey', resource: 'token' }],
  slow: [{ kind: 'slow', milliseconds: SLOW_REAL_MS, ...ANY }],
  'too-many': [{ kind: 'tooMany', ...ANY }],
};

export function districtRoutes(machine: Machine, address: string | null): Routes {
  let condition = 'well';

  async function ask(method: string, what: string, body?: unknown): Promise<unknown> {
    if (address === null)
      throw new Refusal(409, 'No demo district runs beside this emulator. Start both: npm start');
    let response: Response;
    try {
      response = await fetch(new URL(`/_district/${what}`, address), {
        method,
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
    } catch {
      throw new Refusal(502, `The district at ${address} does not answer. Start it: npm start`);
    }
    const answer = (await response.json().catch(() => null)) as { error?: string } | null;
    if (response.ok) return answer;
    throw new Refusal(
      409,
      answer?.error ?? `${address} is not a demo district: it has no back door.`,
    );
  }

  async function make({ body }: Asked) {
    const wanted = String(body.is);
    const faults = CONDITIONS[wanted];
    if (!faults)
      throw new Refusal(
        400,
        `'is' is one of ${Object.keys(CONDITIONS).join(', ')}, not ${wanted}.`,
      );
    await ask('DELETE', 'faults');
    if (faults.length > 0) await ask('POST', 'faults', faults);
    // a key that is refused from now on does not keep the tokens it was given before
    if (wanted === 'wrong-key') await ask('POST', 'expire', {});
    machine.slowHost(new URL(address!).host, wanted === 'slow' ? SLOW_MS : null);
    condition = wanted;
    return { is: condition };
  }

  /** The district first, then the clock: what happened in the school is there when the triggers run. */
  async function pass({ body }: Asked) {
    const { day, hours } = body;
    const time = Number(hours ?? (day === true ? 24 : Number.NaN));
    if (!(time >= 0)) throw new Refusal(400, 'Say how much passes: {"day": true} or {"hours": 1}.');
    const changes = day === true && address !== null ? await ask('POST', 'day', {}) : null;
    // its tokens and its rate limit go by its own clock
    if (address !== null) await ask('POST', 'clock', { advanceMs: time * HOUR });
    const executions = await machine.advance(time * HOUR);
    return { now: new Date(machine.now()).toISOString(), changes, executions };
  }

  return {
    'GET /_emulator/district': () => ({ address, is: address === null ? null : condition }),
    'POST /_emulator/district': make,
    'POST /_emulator/pass': pass,
  };
}
