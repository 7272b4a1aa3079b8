import { TemplateError } from './values';

/** A pattern as a tree. */
export type PatternNode =
  | { readonly is: 'one'; readonly fits: (c: string) => boolean }
  | { readonly is: 'assert'; readonly what: string }
  | { readonly is: 'all' | 'any'; readonly of: readonly PatternNode[] }
  | { readonly is: 'group'; readonly of: PatternNode; readonly n: number }
  | {
      readonly is: 'repeat';
      readonly of: PatternNode;
      readonly least: number;
      /** Infinity: as often as it goes. */
      readonly most: number;
      readonly lazy: boolean;
    };

/** A pattern as steps: `split` goes both ways, the first of them rather. */
export type Instruction =
  | { readonly is: 'one'; readonly fits: (c: string) => boolean }
  | { readonly is: 'assert'; readonly what: string }
  | { readonly is: 'save'; readonly slot: number }
  | { readonly is: 'split'; readonly first: number; readonly less: number }
  | { readonly is: 'jump'; readonly to: number }
  | { readonly is: 'match' };

/** Steps of one pattern: repetitions by a number are written out. */
const MOST_STEPS = 2_000;

/** @throws TemplateError where the pattern is too large. */
export const compile = (node: PatternNode): readonly Instruction[] => {
  const program: Instruction[] = [];
  const add = (one: Instruction): number => {
    if (program.length >= MOST_STEPS) throw new TemplateError('A pattern is too large.');
    return program.push(one) - 1;
  };
  const split = (at: number, into: number, past: number, lazy: boolean): void => {
    program[at] = lazy
      ? { is: 'split', first: past, less: into }
      : { is: 'split', first: into, less: past };
  };
  let emitted = 0;
  const emit = (part: PatternNode): void => {
    // What writes nothing may be repeated too.
    if (++emitted > 10 * MOST_STEPS) throw new TemplateError('A pattern is too large.');
    switch (part.is) {
      case 'one':
      case 'assert':
        add(part);
        return;
      case 'all':
        part.of.forEach(emit);
        return;
      case 'group':
        add({ is: 'save', slot: 2 * part.n });
        emit(part.of);
        add({ is: 'save', slot: 2 * part.n + 1 });
        return;
      case 'any': {
        const ends: number[] = [];
        part.of.forEach((one, i) => {
          if (i === part.of.length - 1) {
            emit(one);
            return;
          }
          const at = add({ is: 'match' });
          emit(one);
          ends.push(add({ is: 'match' }));
          split(at, at + 1, program.length, false);
        });
        for (const end of ends) program[end] = { is: 'jump', to: program.length };
        return;
      }
      case 'repeat': {
        for (let i = 0; i < part.least; i++) emit(part.of);
        if (part.most === Infinity) {
          const at = add({ is: 'match' });
          emit(part.of);
          add({ is: 'jump', to: at });
          split(at, at + 1, program.length, part.lazy);
          return;
        }
        const doors: number[] = [];
        for (let i = part.least; i < part.most; i++) {
          doors.push(add({ is: 'match' }));
          emit(part.of);
        }
        for (const door of doors) split(door, door + 1, program.length, part.lazy);
      }
    }
  };
  emit({ is: 'group', of: node, n: 0 });
  add({ is: 'match' });
  return program;
};
