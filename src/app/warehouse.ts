import { beginMove, cancelMove as stay, movingTo } from '../engine/move';
import { engineOf, isLasting, secretsOf, warehouseOf } from '../engine/site';
import { asJson, keys, snapshot, type Clearing, type Snapshot } from '../engine/store';
import type { Host } from '../host/host';
import {
  FailureError,
  type Access,
  type Fact,
  type Registry,
  type Warehouse,
  type WarehouseRecord,
  type WarehouseSite,
} from '../model';
import { troubleOf } from './answer';
import type { EngineCard, MoveCard, MoveLine, WarehouseCard, WarehouseInput } from './api';
import { tidy } from './connections';
import { lackingScope, warehouseTrouble } from './place';
import { requireSteward, undisturbed } from './steward';
import { runCard } from './state';

/** Whoever saves waits so long for an execution at work to end. */
const PATIENCE_MS = 5_000;

/** Where data sets are built, where they could be, and a move in hand. */
export const warehouse = (host: Host, registry: Registry<Host>): WarehouseCard => {
  const now = snapshot(host);
  const here = warehouseOf(now);
  const engine = registry.warehouses.get(here.engine);
  const why = warehouseTrouble(registry, now);
  const move = moveCard(host, registry, now);
  const stopped = move ? null : whyStopped(now, here);
  return {
    engine: here.engine,
    title: engine?.title ?? here.engine,
    settings: here.settings,
    lasting: engine ? isLasting(engine) : true,
    engines: registry.warehouses.all.map((one) => engineCard(registry, one)),
    ...(here.since === '' ? {} : { since: here.since }),
    ...(here.about && here.about.length > 0 ? { about: here.about } : {}),
    ...(why ? { trouble: troubleOf(why) } : {}),
    ...(move ? { move } : {}),
    ...(stopped ? { stopped: troubleOf(stopped) } : {}),
    ...oldPlace(registry, now, here),
  };
};

/** The place before, as long as its tables stand there and the way to them is known. */
const oldPlace = (
  registry: Registry<Host>,
  { clearings }: Snapshot,
  { old }: WarehouseRecord,
): Pick<WarehouseCard, 'old'> => {
  if (!old) return {};
  const title = registry.warehouses.get(old.engine)?.title ?? old.engine;
  const clearing = clearings[keys.clearing(old.id)];
  const code = clearing ? 'warehouse.leaving' : 'warehouse.left';
  const { failure } = clearing ?? {};
  return {
    old: {
      title,
      told: troubleOf({ code, params: { engine: title } }),
      clearing: clearing !== undefined,
      ...(failure ? { trouble: troubleOf(failure) } : {}),
    },
  };
};

/** What ended the last move before anything was switched. */
const whyStopped = ({ run }: Snapshot, here: WarehouseSite & { readonly since: string }) =>
  run?.cause === 'move' && run.status.is === 'failed' && here.since < run.createdAt
    ? run.status.failure
    : null;

const engineCard = (registry: Registry<Host>, engine: Warehouse<Host>): EngineCard => {
  const { id, title, description, settings } = engine;
  const why = lackingScope(registry, engine, {});
  return {
    id,
    title,
    description,
    settings,
    lasting: isLasting(engine),
    ...(engine.charges ? { charges: true as const } : {}),
    ...(why ? { trouble: troubleOf(why) } : {}),
  };
};

/** The move in hand, data set by data set. */
const moveCard = (host: Host, registry: Registry<Host>, now: Snapshot): MoveCard | null => {
  const next = movingTo(now);
  if (!next) return null;
  const { run } = now;
  const moving = run?.cause === 'move' ? run : null;
  const card = moving ? runCard(host, now) : null;
  const lines = now.subscriptions.flatMap(({ dataset, on, version }): MoveLine[] => {
    const { title } = registry.datasets.get(dataset) ?? {};
    if (!on || title === undefined) return [];
    const counted = next.built[dataset];
    const outcome = moving?.outcomes[dataset];
    const line = { id: dataset, title };
    if (outcome && 'failure' in outcome)
      return [{ ...line, is: 'failed', trouble: troubleOf(outcome.failure), ...counted }];
    if (counted) return [{ ...line, is: 'there', ...counted }];
    return [{ ...line, is: 'waiting', ...(version ? { before: version.rows } : {}) }];
  });
  return {
    engine: next.engine,
    title: registry.warehouses.get(next.engine)?.title ?? next.engine,
    since: next.since,
    settings: next.settings,
    datasets: lines,
    ...(next.about ? { about: next.about } : {}),
    ...(card ? { run: card } : {}),
  };
};

/** What was typed, with the secrets that stay as they are. */
interface Draft {
  readonly engine: Warehouse<Host>;
  readonly access: Access;
}

/** @throws warehouse.unknown, warehouse.scope, setup.missing */
export const draftOf = (
  host: Host,
  registry: Registry<Host>,
  { engine: id, settings, secrets, edits }: WarehouseInput,
  here: WarehouseSite,
): Draft => {
  const engine = engineOf(registry, { id: '', engine: id, settings: {} });
  const why = lackingScope(registry, engine, settings);
  if (why) throw new FailureError(why.code, why.params);
  const kept = edits && here.engine === id ? host.secrets.get(keys.secret(here.id)) : undefined;
  const access: Access = {
    settings: tidy(settings),
    secrets: { ...(kept as Access['secrets'] | undefined), ...tidy(secrets) },
  };
  const names = secretsOf(engine).map(({ name }) => name);
  const missing = engine.settings.find(
    ({ name, optional }) =>
      !optional && !(names.includes(name) ? access.secrets[name] : access.settings[name]),
  );
  if (missing) throw new FailureError('setup.missing', { setting: missing.title });
  return { engine, access };
};

const tested = (host: Host, { engine, access }: Draft): readonly Fact[] =>
  engine.test?.(host, access) ?? [];

/** Tries a place without saving it. Nothing is left behind there. @returns what it says of itself. */
export const testWarehouse = (
  host: Host,
  registry: Registry<Host>,
  input: WarehouseInput,
): readonly Fact[] => {
  const now = snapshot(host);
  requireSteward(host, now);
  return tested(host, draftOf(host, registry, input, warehouseOf(now)));
};

/**
 * Tries what was typed, then acts on it while nobody works on a run. @param edits it is about the place in
 * use: secrets that are not given stay as they are.
 */
const trying = (
  host: Host,
  registry: Registry<Host>,
  input: WarehouseInput,
  edits: boolean,
  act: (draft: Draft, about: readonly Fact[], here: WarehouseRecord, at: string) => void,
): WarehouseCard => {
  const before = snapshot(host);
  requireSteward(host, before);
  const { id, engine } = warehouseOf(before);
  const draft = draftOf(host, registry, { ...input, edits }, warehouseOf(before));
  const about = tested(host, draft);
  undisturbed(host, PATIENCE_MS, () => {
    const now = snapshot(host);
    requireSteward(host, now);
    const here = warehouseOf(now);
    // Somebody has moved meanwhile: what was typed is about another place.
    if (edits && (here.id !== id || here.engine !== engine || here.engine !== input.engine))
      throw new FailureError('setup.running');
    act(draft, about, here, new Date(host.clock.now()).toISOString());
  });
  return warehouse(host, registry);
};

/** The same place under another address, or with another password: tests, then saves. */
export const saveWarehouse = (
  host: Host,
  registry: Registry<Host>,
  input: WarehouseInput,
): WarehouseCard =>
  trying(host, registry, input, true, ({ engine, access }, about, here, at) => {
    const { settings, secrets } = access;
    if (secretsOf(engine).length > 0) host.secrets.set(keys.secret(here.id), secrets);
    const saved = { ...here, settings, about, credential: { since: at } };
    host.records.set(keys.warehouse, asJson(saved));
    host.log.write('warehouse.saved', { engine: here.engine });
  });

/** Tests a place and begins to move there. Nothing changes here before all is there and counted. */
export const moveWarehouse = (
  host: Host,
  registry: Registry<Host>,
  input: WarehouseInput,
): WarehouseCard =>
  trying(host, registry, input, false, ({ engine, access }, about, { next: old }, at) => {
    const id = `w${host.person.uuid().slice(0, 8)}`;
    const { settings, secrets } = access;
    // Secrets first: a place without them would be tried in vain.
    if (secretsOf(engine).length > 0) host.secrets.set(keys.secret(id), secrets);
    beginMove(host, { id, engine: engine.id, settings, credential: { since: at } }, about);
    if (old) host.secrets.remove(keys.secret(old.id));
    host.log.write('warehouse.moving', { engine: engine.id });
  });

/** The tables of the place before go, as soon as an execution works. */
export const clearOldPlace = (host: Host, registry: Registry<Host>): WarehouseCard => {
  const now = snapshot(host);
  requireSteward(host, now);
  const { old } = warehouseOf(now);
  const at = new Date(host.clock.now()).toISOString();
  if (old)
    host.records.set(keys.clearing(old.id), asJson({ v: 1, at, place: old.id } satisfies Clearing));
  return warehouse(host, registry);
};

/** Nothing is moved: data sets are built where they were. */
export const cancelMove = (host: Host, registry: Registry<Host>): WarehouseCard => {
  requireSteward(host, snapshot(host));
  stay(host);
  return warehouse(host, registry);
};
