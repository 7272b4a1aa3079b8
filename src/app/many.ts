import { snapshot } from '../engine/store';
import type { Host } from '../host/host';
import { FailureError, failureOf, isSecret, type Registry } from '../model';
import { troubleOf } from './answer';
import type { ConnectionsInput, ConnectionsTold } from './api';
import { saveConnection, testConnection } from './connections';
import { requireSteward } from './steward';

/** Nothing long is begun after this, so that what was done is told before Google ends the execution. */
const ENOUGH_MS = 240_000;
/** More of them are a mistake in what was pasted. */
const MOST = 200;
const NAME = /\{name\}/g;

interface Line {
  readonly name: string;
  /** What stands behind a tab: its own secret. */
  readonly secret?: string;
}

/** One name a line; behind a tab, as when two columns are pasted, its own secret. Twice is once. */
const linesOf = (names: string): readonly Line[] => {
  const lines = new Map<string, Line>();
  for (const text of names.split(/\r?\n/)) {
    const [name = '', secret = ''] = text.split('\t').map((part) => part.trim());
    if (name === '') continue;
    lines.set(name, { name, ...(secret === '' ? {} : { secret }) });
  }
  return [...lines.values()];
};

const filled = (answers: Readonly<Record<string, string>>, name: string): Record<string, string> =>
  Object.fromEntries(
    // A function: `$&` in a name is no pattern.
    Object.entries(answers).map(([key, text]) => [key, text.replace(NAME, () => name)]),
  );

/**
 * Connections that differ by a name only: answers with `{name}` in them, once for each name of a list. Each
 * is done by itself: one that fails keeps none of the others back, and the same list can be given again, for
 * what is there already is only brought to what is wanted.
 * @throws setup.unknown_connector, setup.missing
 */
const each = (
  host: Host,
  registry: Registry<Host>,
  input: ConnectionsInput,
  act: (one: Parameters<typeof saveConnection>[2]) => void,
): ConnectionsTold => {
  requireSteward(host, snapshot(host));
  const connector = registry.connectors.get(input.connector);
  if (!connector) throw new FailureError('setup.unknown_connector', { connector: input.connector });
  const lines = linesOf(input.names);
  if (lines.length === 0) throw new FailureError('setup.missing', { setting: 'Names' });
  if (lines.length > MOST)
    throw new FailureError('setup.bad_setting', {
      setting: 'Names',
      expected: `${MOST} names at most`,
    });
  if (lines.length > 1 && !Object.values(input.settings).some((text) => /\{name\}/.test(text)))
    throw new FailureError('setup.no_name', { name: '{name}' });
  const secretName = connector.settings.find(isSecret)?.name;
  const told = { good: [] as string[], failed: [] as ConnectionsTold['failed'][number][] };
  const left: string[] = [];
  for (const { name, secret } of lines) {
    if (host.clock.elapsed() > ENOUGH_MS) {
      left.push(name);
      continue;
    }
    const site = input.site.replace(NAME, () => name).trim() || name;
    try {
      const before = snapshot(host).connections.find(
        (one) => one.connector === connector.id && one.site === site,
      );
      act({
        ...(before ? { id: before.id } : {}),
        connector: connector.id,
        site,
        settings: filled(input.settings, name),
        secrets: {
          ...filled(input.secrets, name),
          ...(secret !== undefined && secretName ? { [secretName]: secret } : {}),
        },
      });
      told.good.push(name);
    } catch (error) {
      told.failed.push({ name, trouble: troubleOf(failureOf(error)) });
    }
  }
  return { ...told, left };
};

/** Tries all of them and saves none. */
export const testConnections = (
  host: Host,
  registry: Registry<Host>,
  input: ConnectionsInput,
): ConnectionsTold =>
  each(host, registry, input, (one) => void testConnection(host, registry, one));

/** Tests each and saves those that are good. */
export const saveConnections = (
  host: Host,
  registry: Registry<Host>,
  input: ConnectionsInput,
  language = '',
): ConnectionsTold =>
  each(host, registry, input, (one) => saveConnection(host, registry, one, language));
