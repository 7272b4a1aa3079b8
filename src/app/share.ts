import { forgetIds, GUESSES, guessesOf, type Guesses } from '../api/guesses';
import { MAX_DAILY, newSecret, tokenKeys, type Scope, type Token, type Used } from '../api/token';
import { hookKey, inboxOf, keepHook } from '../engine/inbox';
import { asJson, keys, snapshot } from '../engine/store';
import type { Host } from '../host/host';
import { FailureError, publishedFields, type Connection, type Registry } from '../model';
import type { HookSecret, ShareCard, TokenInput, TokenSecret } from './api';
import { isSteward, requireSteward } from './steward';

const MAX_TOKENS = 50;
const DAILY = 1_000;

const bad = (setting: string, expected: string): never => {
  throw new FailureError('setup.bad_setting', { setting, expected });
};

/** What of the workbook can be asked for from outside: by tokens, and by sources that push. */
export const share = (host: Host, registry: Registry<Host>): ShareCard => {
  const now = snapshot(host);
  const all = host.records.all('');
  const under = <T>(prefix: string): [string, T][] =>
    Object.entries(all)
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, value]) => [key.slice(prefix.length), value as unknown as T]);
  const used = new Map(under<Used>(tokenKeys.used('')));
  const today = host.clock.local(host.clock.now()).date;
  const tokens = under<Token>(tokenKeys.token('')).map(([id, token]) => {
    const { at, day, count = 0 } = used.get(id) ?? {};
    const { name, scope, board, by, madeAt, expires, daily } = token;
    return {
      ...{ id, name, scope, by, madeAt, daily, today: day === today ? count : 0 },
      ...(board === undefined ? {} : { board }),
      ...(expires === undefined ? {} : { expires, over: today >= expires }),
      ...(at === undefined ? {} : { lastUsed: at }),
    };
  });
  const you = isSteward(host, now);
  const wrong = guessesOf(host, all[GUESSES] as unknown as Guesses | undefined);
  return {
    address: host.address(),
    you,
    ...(wrong ? { wrong } : {}),
    tokens: tokens.sort((a, b) => (a.madeAt < b.madeAt ? 1 : -1)),
    hooks: now.connections.map(({ id, site, connector, pushed }) => ({
      connection: id,
      site,
      connector: registry.connectors.get(connector)?.title ?? connector,
      on: pushed === 'open',
      waiting: pushed ? inboxOf(host, id).waiting.length : 0,
    })),
    datasets: now.subscriptions
      .filter(({ on, version }) => on || version)
      .flatMap(({ dataset: id }) => {
        const dataset = registry.datasets.get(id);
        if (!dataset) return [];
        const fields = publishedFields(dataset).map(({ name, title, class: personal }) => ({
          name,
          title,
          class: personal,
        }));
        return [{ id, title: dataset.title, fields }];
      }),
  };
};

/**
 * Makes a token. Its text is answered here and never again.
 * @throws setup.bad_setting, setup.not_steward: what is read with it is read in the steward's name
 */
export const makeToken = (host: Host, registry: Registry<Host>, input: TokenInput): TokenSecret => {
  requireSteward(host, snapshot(host));
  const known = Object.keys(host.records.all(tokenKeys.token('')));
  if (known.length >= MAX_TOKENS) bad('Tokens', `at most ${MAX_TOKENS}; revoke one first`);
  const name = input.name.trim();
  if (name === '' || name.length > 80) bad('Name', 'what the token is for, in up to 80 characters');
  const today = host.clock.local(host.clock.now()).date;
  const { expires, daily = DAILY } = input;
  if (expires !== undefined && !(/^\d{4}-\d\d-\d\d$/.test(expires) && expires > today))
    bad('Works until', 'a day after today');
  if (!Number.isInteger(daily) || daily < 1 || daily > MAX_DAILY)
    bad('Requests a day', `a number from 1 to ${MAX_DAILY}`);
  const scope = input.board === undefined ? scopeOf(registry, input.scope) : {};
  const { id, text } = newSecret(host);
  const token: Token = {
    ...{ v: 1, id, name, scope, daily },
    hash: host.digest.sha256(text),
    by: host.person.email(),
    madeAt: new Date(host.clock.now()).toISOString(),
    ...(input.board === undefined ? {} : { board: input.board }),
    ...(expires === undefined ? {} : { expires }),
  };
  host.records.set(tokenKeys.token(id), asJson(token));
  forgetIds(host);
  host.log.write('api.token_made', { token: id, datasets: Object.keys(scope) });
  return { text, ...share(host, registry) };
};

/** Only what is known is let through: a misspelt field must not become “all of them”. */
const scopeOf = (registry: Registry<Host>, asked: Scope): Scope => {
  const entries = Object.entries(asked);
  if (entries.length === 0) bad('Data sets', 'at least one');
  return Object.fromEntries(
    entries.map(([id, { fields, where }]) => {
      const dataset = registry.datasets.get(id);
      if (!dataset) throw new FailureError('setup.unknown_dataset', { dataset: id });
      const names = publishedFields(dataset).map((field) => field.name);
      const unknown = [...(fields ?? []), ...(where ?? []).flat().map(({ field }) => field)].find(
        (name) => !names.includes(name),
      );
      if (unknown !== undefined) bad('Fields', `fields of ${dataset.title}; “${unknown}” is none`);
      if (fields?.length === 0) bad('Fields', 'at least one');
      return [id, { ...(fields ? { fields } : {}), ...(where ? { where } : {}) }];
    }),
  );
};

/** From the next request on it is unknown. Anybody who sees the workbook may stop a leak. */
export const revokeToken = (host: Host, registry: Registry<Host>, id: string): ShareCard => {
  host.records.remove(tokenKeys.token(id));
  host.records.remove(tokenKeys.used(id));
  forgetIds(host);
  host.log.write('api.token_revoked', { token: id });
  return share(host, registry);
};

const connectionOf = (host: Host, id: string): Connection => {
  const now = snapshot(host);
  requireSteward(host, now);
  const found = now.connections.find((connection) => connection.id === id);
  if (!found) throw new FailureError('setup.unknown_connection');
  return found;
};

/** Lets a connection's source push, under a new secret: it is answered here and never again. */
export const openHook = (host: Host, registry: Registry<Host>, id: string): HookSecret => {
  const connection = connectionOf(host, id);
  const { text } = newSecret(host);
  const secret = text.replace(/^hr_[0-9a-f]+_/, '');
  keepHook(host, id, secret);
  host.records.set(
    keys.connection(id),
    asJson({ ...connection, pushed: 'open' } satisfies Connection),
  );
  return { secret, ...share(host, registry) };
};

/** What came before is still landed. */
export const closeHook = (host: Host, registry: Registry<Host>, id: string): ShareCard => {
  const connection = connectionOf(host, id);
  host.secrets.remove(hookKey(id));
  host.records.set(
    keys.connection(id),
    asJson({ ...connection, pushed: 'closed' } satisfies Connection),
  );
  return share(host, registry);
};
