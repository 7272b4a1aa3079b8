import type { Json, Kind, Reader } from '../model';

/** A checkpoint of a stream that was changed since it was first saved: it holds for this revision alone. */
interface Revised {
  readonly revision: number;
  readonly at: Json;
}

const isOf = (checkpoint: Json, revision: number): boolean =>
  (checkpoint as unknown as Partial<Revised> | null)?.revision === revision;

/** The same reading, with what it would go on from marked. */
function* marked(reader: Reader, revision: number): Reader {
  let step = reader.next([]);
  while (!step.done) {
    const { value } = step;
    if ('batch' in value) {
      const at: Revised = { revision, at: value.batch.checkpoint };
      yield { batch: { ...value.batch, checkpoint: at as unknown as Json } };
      step = reader.next([]);
      continue;
    }
    let failed: { readonly error: unknown } | undefined;
    let answers: Parameters<Reader['next']>[0] = [];
    try {
      answers = yield value;
    } catch (error) {
      failed = { error };
    }
    step = failed ? reader.throw(failed.error) : reader.next(answers);
  }
}

/**
 * A kind whose streams are read anew, whole, once they are read in another way than before: what was landed
 * until then was typed and told apart by the old definition, and most of it would never come again.
 */
export const revised = (kind: Kind): Kind => ({
  ...kind,
  compile: (id, text, streams) => {
    const made = kind.compile(id, text, streams);
    const revisionOf = (name: string): number =>
      streams?.find((stream) => stream.name === name)?.revision ?? 0;
    return {
      ...made,
      read: (resource, session, checkpoint) => {
        const revision = revisionOf(resource.name);
        if (revision === 0) return made.read(resource, session, checkpoint);
        const at = isOf(checkpoint, revision) ? (checkpoint as unknown as Revised).at : null;
        return marked(made.read(resource, session, at), revision);
      },
    };
  },
});
