import type { Exchange, Resource, Session, SourceRecord } from '../model';
import { readCollection, type Collection } from './collection';

/**
 * Everything that a collection has, at once: what other walks are cut by. Records may come twice.
 * @throws as {@link readCollection} does.
 */
export function* listed(
  collection: Collection,
  resource: Resource,
  session: Session,
  parallel: number,
): Exchange<readonly SourceRecord[]> {
  const reader = readCollection(collection, resource, session, null, parallel);
  const found: SourceRecord[] = [];
  let step = reader.next([]);
  while (!step.done) {
    if ('ask' in step.value) {
      step = reader.next(yield step.value);
      continue;
    }
    found.push(...(step.value.batch.rows ?? []));
    step = reader.next([]);
  }
  return found;
}
