import type { Json, Reader, Resource, Session } from '../../model';
import { numberIn, type Checkpoint } from './checkpoint';
import { readAll } from './full';
import { knownOf } from './server';
import { readWindow } from './window';

/**
 * Reads a resource from where the last committed batch left off: the whole of it at first, then what
 * changed; the whole again when the server keeps no changes, or none as old as the checkpoint.
 */
export function* read(resource: Resource, session: Session, checkpoint: Json): Reader {
  const known = knownOf(session);
  const at = (checkpoint ?? null) as Checkpoint;
  const version = numberIn(at, 'version');
  const { oldest, newest } = known;
  if (version === null) return yield* readAll(resource, known, at);
  // No changes are kept, or none as old as the checkpoint, or the server's own clock was set back.
  if (newest === null || newest < version || (oldest ?? 0) > version + 1)
    return yield* readAll(resource, known, {});
  const to = numberIn(at, 'to');
  if (to !== null && to <= newest) return yield* readWindow(resource, known, version, to, at);
  if (newest === version) {
    yield { batch: { checkpoint: { version }, complete: true } };
    return;
  }
  yield* readWindow(resource, known, version, newest, null);
}
