import { ask, hostOf, join, withParams } from '../../http/exchange';
import type {
  Batch,
  HttpResponse,
  Json,
  Reader,
  Resource,
  Session,
  SourceRecord,
} from '../../model';
import { FailureError } from '../../model';
import { walk, walkOf, wholeOf } from './collection';
import { knownOf, type Server, type Survey } from './server';
import { firstPageAsk, idOf, type Source, type Step, type Walk } from './walk';

type Known = Server & Survey;
type Checkpoint = { readonly [name: string]: Json } | null;

/** In the order in which what they say must be applied. */
const STAGES = ['keyChanges', 'changes', 'deletes'] as const;
type Stage = (typeof STAGES)[number];

const json = (value: Walk | null): Json => value as unknown as Json;
const numberIn = (checkpoint: Checkpoint, name: string): number | null => {
  const value = checkpoint?.[name];
  return typeof value === 'number' ? value : null;
};

const collectionOf = (resource: Resource, known: Known): Source => ({
  url: join(known.data, resource.name),
  window: {},
  of: resource.name,
  cursor: known.cursor,
  dms: known.dms,
});

/** What a window of change versions holds, as three lists. */
const listOf = (
  resource: Resource,
  known: Known,
  stage: Stage,
  from: number,
  to: number,
): Source => {
  const all = collectionOf(resource, known);
  const window = { minChangeVersion: from + 1, maxChangeVersion: to };
  return stage === 'changes'
    ? { ...all, window }
    : { ...all, url: join(all.url, stage), window, cursor: false };
};

/** Everything there is. What an earlier full read has landed is replaced when this one is complete. */
function* readAll(resource: Resource, known: Known, at: Checkpoint): Reader {
  const source = collectionOf(resource, known);
  const place = walkOf(at?.['walk']);
  // The version is of before the walk: what changes in mid-walk is read again by the next window.
  const version = place === null ? known.newest : numberIn(at, 'full');
  const toBatch = (step: Step): Batch => ({
    rows: step.rows,
    total: step.total,
    ...(step.begins ? { restart: true } : {}),
    ...(step.walk === null
      ? { complete: true, checkpoint: { version } }
      : { checkpoint: { full: version, walk: json(step.walk) } }),
  });
  if (place !== null) {
    yield* walk(source, place, toBatch);
    return;
  }
  const [first] = yield* ask([firstPageAsk(source, [404])]);
  if ((first as HttpResponse).status !== 404) {
    yield* walk(source, null, toBatch, first);
    return;
  }
  // A server of an older Data Standard lacks some collections: it has none of their records. But one
  // that was there before, or a server that lacks even its schools, is not where it should be.
  const missing = new FailureError('source.not_found', {
    host: hostOf(source.url),
    resource: resource.name,
  });
  if (at !== null && at['absent'] !== true) throw missing;
  const schools = withParams(join(known.data, 'schools'), { limit: 1 });
  const [there] = yield* ask([{ url: schools, of: 'schools', expect: [403, 404] }]);
  if ((there as HttpResponse).status === 404) throw missing;
  yield { batch: { restart: true, complete: true, total: 0, checkpoint: { absent: true } } };
}

/** What a stage's entries mean: changed records, records gone, records under another key. */
const meaningOf = (
  resource: Resource,
  stage: Stage,
  rows: readonly SourceRecord[],
): Partial<Batch> => {
  if (stage === 'changes') return { rows };
  if (stage === 'deletes') return { deletes: rows.map(idOf) };
  const identity = resource.identity ?? {};
  return {
    rekeys: rows.map((row) => {
      const given = (row['newKeyValues'] ?? {}) as SourceRecord;
      const values: Record<string, Json> = {};
      for (const name of Object.keys(given)) {
        const field = identity[name];
        if (field !== undefined) values[field] = given[name] as Json;
      }
      return { key: idOf(row), values };
    }),
  };
};

/** What changed after version `from`, up to and including `to`. */
function* readWindow(
  resource: Resource,
  known: Known,
  from: number,
  to: number,
  at: Checkpoint,
): Reader {
  const end: Json = { version: to };
  const lists = STAGES.map((stage) => listOf(resource, known, stage, from, to));
  const firsts = new Map<Stage, HttpResponse>();
  let stage = STAGES.indexOf(at?.['stage'] as Stage);
  let place = walkOf(at?.['walk']);
  if (stage < 0) {
    stage = 0;
    // A claim set may let changes be read and keep deletes; then only a full read tells what is gone.
    const pages = yield* ask(
      lists.map((list, i) => firstPageAsk(list, STAGES[i] === 'changes' ? [] : [403, 404])),
    );
    const [keyChanges, changes, deletes] = pages as [HttpResponse, HttpResponse, HttpResponse];
    if (deletes.status >= 400) {
      yield* readAll(resource, known, null);
      return;
    }
    firsts.set('changes', changes).set('deletes', deletes);
    // Not needed to be right: records whose key changed come as changed records too.
    firsts.set('keyChanges', keyChanges.status >= 400 ? { ...keyChanges, text: '[]' } : keyChanges);
    const whole = STAGES.map((name, i) =>
      wholeOf(lists[i] as Source, firsts.get(name) as HttpResponse),
    );
    if (whole.every((rows) => rows !== null)) {
      const parts = STAGES.map((name, i) => meaningOf(resource, name, whole[i] ?? []));
      const total = whole.reduce((sum, rows) => sum + (rows?.length ?? 0), 0);
      yield { batch: Object.assign({ total, checkpoint: end, complete: true }, ...parts) as Batch };
      return;
    }
  }
  for (; stage < STAGES.length; stage++, place = null) {
    const name = STAGES[stage] as Stage;
    const next = STAGES[stage + 1];
    const toBatch = (step: Step): Batch => ({
      ...meaningOf(resource, name, step.rows),
      total: step.total,
      ...(step.walk === null && next === undefined
        ? { complete: true, checkpoint: end }
        : {
            checkpoint: {
              version: from,
              to,
              stage: step.walk === null ? (next as Stage) : name,
              walk: json(step.walk),
            },
          }),
    });
    yield* walk(lists[stage] as Source, place, toBatch, firsts.get(name));
  }
}

/**
 * Reads a resource from where the last committed batch left off: the whole of it at first, then what
 * changed; the whole again when the server keeps no changes, or none as old as the checkpoint.
 */
export function* read(resource: Resource, session: Session, checkpoint: Json): Reader {
  const known = knownOf(session);
  const at = (checkpoint ?? null) as Checkpoint;
  const version = numberIn(at, 'version');
  const { oldest, newest } = known;
  if (walkOf(at?.['walk']) !== null && version === null) return yield* readAll(resource, known, at);
  if (version === null || newest === null) return yield* readAll(resource, known, at);
  // The tracked past ends after the checkpoint, or the server's own clock was set back.
  if ((oldest ?? 0) > version + 1 || newest < version) return yield* readAll(resource, known, null);
  const to = numberIn(at, 'to');
  if (to !== null && to <= newest) return yield* readWindow(resource, known, version, to, at);
  if (newest === version) {
    yield { batch: { checkpoint: { version }, complete: true } };
    return;
  }
  yield* readWindow(resource, known, version, newest, null);
}
