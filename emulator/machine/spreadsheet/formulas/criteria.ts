/**
 * What COUNTIF and its kin understand by a criterion: a value, or a text with an operator before it,
 * with "?", "*" and "~" as wildcards where it is about text.
 * Source: support.google.com/docs/answer/3093480 (COUNTIF), 3256550 (COUNTIFS), 3238496 (SUMIFS).
 */
import { compareText, Fault, numberIn, Unsupported, type Scalar } from './value';

export type Test = (cell: Scalar) => boolean;

const OPERATOR = /^(<=|>=|<>|=|<|>)?([\s\S]*)$/;

export function criterion(given: Scalar): Test {
  if (given instanceof Fault) return () => false;
  if (given === null) throw new Unsupported('an empty cell as a criterion');
  if (typeof given === 'boolean') return (cell) => cell === given;
  if (typeof given === 'number') return (cell) => numberAt(cell) === given;
  const [, operator = '', rest] = OPERATOR.exec(given) as unknown as [string, string?, string?];
  return ofText(operator, rest ?? '');
}

/** A cell's number; a text that reads as one counts. */
const numberAt = (cell: Scalar): number | null =>
  typeof cell === 'number' ? cell : typeof cell === 'string' ? numberIn(cell) : null;

const not =
  (test: Test): Test =>
  (cell) =>
    !test(cell);

function ofText(operator: string, rest: string): Test {
  if (rest === '') return ofNothing(operator);
  const size = numberIn(rest);
  if (size !== null) return ofNumber(operator, size);
  if (/^(true|false)$/i.test(rest) && /^(=|<>|)$/.test(operator)) {
    const same: Test = (cell) => cell === (rest.length === 4);
    return operator === '<>' ? not(same) : same;
  }
  if (operator === '' || operator === '=') return pattern(rest);
  if (operator === '<>') return not(pattern(rest));
  const holds = ordered(operator);
  return (cell) => typeof cell === 'string' && holds(compareText(cell, rest));
}

function ofNothing(operator: string): Test {
  if (operator === '') return (cell) => cell === null || cell === '';
  if (operator === '=') return (cell) => cell === null;
  if (operator === '<>') return (cell) => cell !== null;
  return () => false;
}

function ofNumber(operator: string, size: number): Test {
  if (operator === '' || operator === '=') return (cell) => numberAt(cell) === size;
  if (operator === '<>') return (cell) => numberAt(cell) !== size;
  const holds = ordered(operator);
  return (cell) => typeof cell === 'number' && holds(cell - size);
}

const ordered = (operator: string): ((order: number) => boolean) => {
  switch (operator) {
    case '<':
      return (order) => order < 0;
    case '<=':
      return (order) => order <= 0;
    case '>':
      return (order) => order > 0;
    default:
      return (order) => order >= 0;
  }
};

/** Wildcards as an expression over the whole text; "~" takes a wildcard's meaning away. */
function pattern(text: string): Test {
  if (!/[?*~]/.test(text)) {
    const lower = text.toLowerCase();
    return (cell) => typeof cell === 'string' && cell.toLowerCase() === lower;
  }
  const source = text.replace(
    /~([?*~])|([?*])|([\\^$.|+()[\]{}])/g,
    (whole, plain, wild, special) =>
      plain
        ? `\\${plain}`
        : wild
          ? wild === '?'
            ? '[^]'
            : '[^]*'
          : special
            ? `\\${special}`
            : whole,
  );
  const expression = new RegExp(`^${source}$`, 'i');
  return (cell) => typeof cell === 'string' && expression.test(cell);
}
