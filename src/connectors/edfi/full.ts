import { ask, hostOf, join, withParams } from '../../http/exchange';
import type { Batch, HttpResponse, Reader, Resource } from '../../model';
import { FailureError } from '../../model';
import { numberIn, placeIn, toJson, type Checkpoint } from './checkpoint';
import { walk } from './collection';
import type { Known } from './server';
import { firstPageAsk, type Source, type Step } from './walk';

export const collectionOf = (resource: Resource, known: Known): Source => ({
  url: join(known.data, resource.name),
  window: {},
  of: resource.name,
  cursor: known.cursor,
  dms: known.dms,
});

/**
 * Everything there is. What an earlier full read has landed is replaced when this one is complete.
 * @param at null at the first read; anything else says that the collection was there before.
 */
export function* readAll(resource: Resource, known: Known, at: Checkpoint): Reader {
  const source = collectionOf(resource, known);
  const place = placeIn(at);
  // The version is of before the walk: what changes in mid-walk is read again by the next window.
  const version = place === null ? known.newest : numberIn(at, 'full');
  const toBatch = (step: Step): Batch => ({
    rows: step.rows,
    ...(step.total === null ? {} : { total: step.total }),
    ...(step.begins ? { restart: true } : {}),
    ...(step.walk === null
      ? { complete: true, checkpoint: { version } }
      : { checkpoint: { full: version, walk: toJson(step.walk) } }),
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
