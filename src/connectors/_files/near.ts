/** A name without how it is written: `Student ID` and `studentId` say the same. */
const saidBy = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '');

export const isSameName = (one: string, other: string): boolean => saidBy(one) === saidBy(other);

/** Letters that are put in, left out or another. */
const distance = (from: string, to: string): number => {
  let row = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++)
      next.push(
        Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (from[i - 1] === to[j - 1] ? 0 : 1)),
      );
    row = next;
  }
  return row[to.length]!;
};

/** Beyond a third of its letters a name is another. */
const FAR = 0.34;
/** A name shorter than this is part of many others. */
const SHORT = 4;
const OFFERED = 2;

/** From 0, the same, to 1. */
const unlikeness = (one: string, other: string): number => {
  const [a, b] = [saidBy(one), saidBy(other)];
  if (a === '' || b === '') return 1;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  // The shorter one begins or ends the longer one: `Student Number`, `Student Number (SIS)`.
  if (short.length >= SHORT && (long.startsWith(short) || long.endsWith(short)))
    return 0.1 + (FAR - 0.1) * (1 - short.length / long.length);
  return distance(a, b) / long.length;
};

/** Names that may be meant by one that is not there, the likeliest first. */
export const nearest = (wanted: string, names: readonly string[]): readonly string[] =>
  names
    .map((name) => ({ name, far: unlikeness(wanted, name) }))
    .filter(({ far }) => far < FAR)
    .sort((a, b) => a.far - b.far)
    .slice(0, OFFERED)
    .map(({ name }) => name);

/** A column that is not there, with the name that may be meant. */
export const missingName = (names: readonly string[], header: readonly string[]): string => {
  const [near] = names.flatMap((name) => nearest(name, header));
  return `“${names.join('” or “')}”${near === undefined ? '' : ` (≈ “${near}”)`}`;
};
