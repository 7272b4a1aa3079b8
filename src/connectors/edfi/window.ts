import { ask, join } from '../../http/exchange';
import type { Batch, HttpResponse, Json, Reader, Resource, SourceRecord } from '../../model';
import { placeIn, toJson, type Checkpoint } from './checkpoint';
import { walk, wholeOf } from './collection';
import { collectionOf, readAll } from './full';
import type { Known } from './server';
import { firstPageAsk, idOf, type Source, type Step } from './walk';

/** In the order in which what they say must be applied. */
const STAGES = ['keyChanges', 'changes', 'deletes'] as const;
type Stage = (typeof STAGES)[number];

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
export function* readWindow(
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
  let place = placeIn(at);
  if (stage < 0) {
    stage = 0;
    // A claim set may let changes be read and keep deletes; then only a full read tells what is gone.
    const pages = yield* ask(
      lists.map((list, i) => firstPageAsk(list, STAGES[i] === 'changes' ? [] : [403, 404])),
    );
    const [keyChanges, changes, deletes] = pages as [HttpResponse, HttpResponse, HttpResponse];
    if (deletes.status >= 400) {
      yield* readAll(resource, known, {});
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
      const total = whole.reduce((sum, rows) => sum + rows.length, 0);
      yield { batch: Object.assign({ total, checkpoint: end, complete: true }, ...parts) as Batch };
      return;
    }
  }
  for (; stage < STAGES.length; stage++, place = null) {
    const name = STAGES[stage] as Stage;
    const next = STAGES[stage + 1];
    const toBatch = (step: Step): Batch => ({
      ...meaningOf(resource, name, step.rows),
      ...(step.total === null ? {} : { total: step.total }),
      ...(step.walk === null && next === undefined
        ? { complete: true, checkpoint: end }
        : {
            checkpoint: {
              version: from,
              to,
              stage: step.walk === null ? (next as Stage) : name,
              walk: toJson(step.walk),
            },
          }),
    });
    yield* walk(lists[stage] as Source, place, toBatch, firsts.get(name));
  }
}
