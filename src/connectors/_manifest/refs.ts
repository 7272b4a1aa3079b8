import { isList, isTree, type Lines, type Part, type Tree, type Trouble } from './yaml';

const POINTER = /^#\/./;
const OLD = /^\*ref\((.+)\)$/;

/** How deep a manifest goes with what its references name in their places: what reads it calls itself as deep. */
const DEEPEST = 300;

/** What stands at `#/definitions/a/b`; a name may itself have a slash. */
const lookUp = (root: Part, pointer: string): Part | undefined => {
  const find = (here: Part | undefined, steps: readonly string[]): Part | undefined => {
    if (steps.length === 0) return here;
    if (isList(here)) return find(here[Number(steps[0])], steps.slice(1));
    if (!isTree(here)) return undefined;
    for (let n = 1; n <= steps.length; n++) {
      const name = steps.slice(0, n).join('/');
      if (!Object.prototype.hasOwnProperty.call(here, name)) continue;
      const found = find(here[name], steps.slice(n));
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const path = pointer.slice(2).split('/', DEEPEST + 1);
  if (path.length > DEEPEST) return undefined;
  return find(
    root,
    path.map((step) => step.replace(/~1/g, '/').replace(/~0/g, '~')),
  );
};

/**
 * A manifest with what its references name in their places; what stands beside one wins over it.
 * @throws RangeError where it goes too deep.
 */
export const resolveRefs = (
  root: Part,
  lines: Lines,
): { readonly value: Part; readonly troubles: readonly Trouble[] } => {
  const troubles: Trouble[] = [];
  const known = new Map<string, Part>();
  const open = new Set<string>();
  const heights = new WeakMap<object, number>();
  const heightOf = (part: Part): number =>
    typeof part === 'object' && part !== null ? (heights.get(part) ?? 0) : 0;
  const measured = <T extends object & Part>(made: T): T => {
    let height = 0;
    for (const one of Object.values(made)) height = Math.max(height, heightOf(one));
    if (height >= DEEPEST) throw new RangeError('The manifest goes too deep.');
    heights.set(made, height + 1);
    return made;
  };
  const say = (text: string, line: number | undefined): null => {
    troubles.push(line === undefined ? { text } : { line, text });
    return null;
  };
  const follow = (pointer: string, line: number | undefined): Part => {
    const before = known.get(pointer);
    if (before !== undefined) return before;
    if (open.has(pointer)) return say(`${pointer} refers to itself.`, line);
    const found = lookUp(root, pointer);
    if (found === undefined) return say(`${pointer} names nothing that is here.`, line);
    open.add(pointer);
    const value = visit(found, line);
    open.delete(pointer);
    known.set(pointer, value);
    return value;
  };
  const placed = (part: Part, line: number | undefined): Part => {
    if (typeof part === 'string') {
      if (POINTER.test(part)) return follow(part, line);
      const old = OLD.exec(part);
      return old ? follow(`#/${old[1]!.split('.').join('/')}`, line) : part;
    }
    if (isList(part)) {
      const list = measured(part.map((item) => visit(item, lines.of(item) ?? lines.of(part))));
      lines.like(list, part);
      return list;
    }
    if (!isTree(part)) return part;
    const own: Record<string, Part> = {};
    for (const name of Object.keys(part))
      if (name !== '$ref') own[name] = visit(part[name]!, lines.at(part, name));
    const ref = part['$ref'];
    if (typeof ref !== 'string') {
      lines.like(own, part);
      return measured(own);
    }
    const named = visit(ref, lines.at(part, '$ref'));
    if (!isTree(named)) return named;
    const merged: Tree = measured({ ...named, ...own });
    lines.like(merged, named, part);
    return merged;
  };
  let deep = 0;
  const visit = (part: Part, line: number | undefined): Part => {
    if (++deep > DEEPEST) throw new RangeError('The references go too deep.');
    const value = placed(part, line);
    deep -= 1;
    return value;
  };
  return { value: visit(root, undefined), troubles };
};
