import { isList, isTree, plainText, type Part, type Tree } from './yaml';

/* Whether a stream's requests differ by the window of time that they are for. */

const list = (part: Part | undefined): readonly Part[] =>
  isList(part) ? part : part === undefined ? [] : [part];

/** What parts are called that are no windows: a router's own names. */
const namesIn = (router: Part | undefined): readonly string[] =>
  list(router)
    .filter(isTree)
    .flatMap((one) => [
      ...(one['type'] === 'ListPartitionRouter' ? [plainText(one['cursor_field'])] : []),
      ...list(one['parent_stream_configs'])
        .filter(isTree)
        .map((config) => plainText(config['partition_field'])),
      ...namesIn(one['underlying_partition_router']),
    ]);

/** What is of no request or record of the stream's own. */
const ASIDE = new Set(['schema_loader', 'incremental_sync', 'parent_stream_configs']);

const textsIn = (part: Part | undefined, found: string[] = []): readonly string[] => {
  if (typeof part === 'string') found.push(part);
  else if (isList(part)) for (const item of part) textsIn(item, found);
  else if (isTree(part))
    for (const name of Object.keys(part))
      if (!ASIDE.has(name)) {
        found.push(name);
        textsIn(part[name], found);
      }
  return found;
};

/** A part of a stream, and what is asked of it where that is written out. */
const MENTION =
  /\bstream_(?:slice|interval|partition)\b(?:\.get\(\s*['"](\w+)['"]|\[\s*['"](\w+)['"]\s*\]|\.(\w+)(?!\w|\())?/g;

/**
 * Whether anything in a stream's requests, or in what becomes of its records, may differ by window. Where
 * nothing does, each window is the same request: one is enough.
 */
export const asksByTime = (stream: Tree): boolean => {
  const { incremental_sync: sync, retriever } = stream;
  if (!isTree(sync)) return false;
  if (['start_time_option', 'end_time_option'].some((name) => isTree(sync[name]))) return true;
  const names = new Set(namesIn(isTree(retriever) ? retriever['partition_router'] : undefined));
  return textsIn(stream).some((text) =>
    [...text.matchAll(MENTION)].some(([, got, item, attribute]) => {
      const name = got ?? item ?? attribute;
      return name === undefined || !names.has(name);
    }),
  );
};
