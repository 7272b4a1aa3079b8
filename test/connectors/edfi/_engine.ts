import { createClient, isFailure, type Client } from '../../../src/http/client';
import edfi from '../../../src/connectors/edfi';
import type { Batch, HttpResponse, Json, Reader, Resource, SourceRecord } from '../../../src/model';
import { FailureError, failureOf, type Failure } from '../../../src/model';
import { KEY, SECRET, type DistrictHttp } from './_district';

export const clientOf = (district: DistrictHttp, settings: Record<string, string> = {}): Client =>
  createClient(
    district.host,
    edfi,
    { url: 'https://district.example', key: KEY, ...settings },
    { secret: SECRET },
  );

export const resourceNamed = (name: string): Resource => {
  const found = edfi.resources.find((resource) => resource.name === name);
  if (!found) throw new Error(`The connector has no ${name}.`);
  return found;
};

/** What an engine knows of one resource: what is visible, what a full read has landed so far. */
export interface Landed {
  readonly visible: Map<string, SourceRecord>;
  reading: Map<string, SourceRecord> | null;
  checkpoint: Json;
  total?: number;
  complete: boolean;
  restarts: number;
  rows: number;
  rekeys: { readonly key: string; readonly values: SourceRecord }[];
  failure?: Failure;
}

export const nothing = (): Landed => ({
  visible: new Map(),
  reading: null,
  checkpoint: null,
  complete: false,
  restarts: 0,
  rows: 0,
  rekeys: [],
});

interface Walk {
  readonly reader: Reader;
  readonly state: Landed;
  taken: number;
  answers: readonly HttpResponse[];
}

const apply = (landed: Landed, batch: Batch): void => {
  if (batch.restart) {
    landed.reading = new Map();
    landed.restarts += 1;
  }
  const target = landed.reading ?? landed.visible;
  landed.rekeys.push(...(batch.rekeys ?? []));
  for (const row of batch.rows ?? []) target.set(String(row['id']), row);
  for (const key of batch.deletes ?? []) target.delete(key);
  landed.rows += (batch.rows ?? []).length;
  if (batch.total !== undefined) landed.total = batch.total;
  // As it would be after a crash: nothing but JSON survives.
  landed.checkpoint = JSON.parse(JSON.stringify(batch.checkpoint)) as Json;
  landed.complete = batch.complete ?? false;
  if (batch.complete && landed.reading) {
    landed.visible.clear();
    for (const [key, row] of landed.reading) landed.visible.set(key, row);
    landed.reading = null;
  }
};

/**
 * Reads resources side by side, merging what they ask for, as the engine does.
 * @param batches how many batches of each are taken before the execution is killed.
 */
export const readAll = (
  client: Client,
  names: readonly string[],
  landed: Map<string, Landed> = new Map(),
  batches = Infinity,
): Map<string, Landed> => {
  const open = new Map(
    names.map((name) => {
      if (!landed.has(name)) landed.set(name, nothing());
      const state = landed.get(name) as Landed;
      state.complete = false;
      delete state.failure;
      const reader = edfi.read(resourceNamed(name), client.session, state.checkpoint);
      const walk: Walk = { reader, state, taken: 0, answers: [] };
      return [name, walk] as const;
    }),
  );
  const failed = new Map<string, FailureError>();
  while (open.size > 0) {
    const asks: { name: string; ask: Parameters<Client['fetchAll']>[0] }[] = [];
    for (const [name, walk] of open) {
      try {
        const error = failed.get(name);
        failed.delete(name);
        let step = error ? walk.reader.throw(error) : walk.reader.next(walk.answers);
        while (!step.done && 'batch' in step.value && walk.taken < batches) {
          apply(walk.state, step.value.batch);
          walk.taken += 1;
          step = walk.reader.next([]);
        }
        if (step.done || 'batch' in step.value || walk.taken >= batches) open.delete(name);
        else asks.push({ name, ask: step.value.ask });
      } catch (error) {
        walk.state.failure = failureOf(error);
        if (!(error instanceof FailureError)) throw error;
        open.delete(name);
      }
    }
    const outcomes = client.fetchAll(asks.flatMap(({ ask }) => ask));
    let at = 0;
    for (const { name, ask } of asks) {
      const mine = outcomes.slice(at, (at += ask.length));
      const failure = mine.find(isFailure);
      if (failure) failed.set(name, new FailureError(failure.code, failure.params));
      else (open.get(name) as Walk).answers = mine as HttpResponse[];
    }
  }
  return landed;
};

/** The records as the source holds them, by a path that shares no code with the reader. */
export const truth = (district: DistrictHttp, name: string): Map<string, unknown> =>
  new Map(district.data.all(name).map((record) => [String(record['id']), record]));
