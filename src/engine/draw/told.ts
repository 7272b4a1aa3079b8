/*
 * What a reader can work out. Every line says that its parts add up to the whole; of hidden groups the
 * numbers are unknown, and one that these equations have a single solution for is told.
 */

/** A group as an unknown. */
export interface Unknown {
  readonly people: number;
  hidden: boolean;
}
export interface Line<T extends Unknown> {
  readonly whole: T;
  readonly parts: readonly T[];
}

/** A prime whose square is still a whole number exactly. Equations are solved modulo it. */
const PRIME = 67_108_859;
/**
 * Unknowns that hang together, of which more are not solved for: so many that none is ever alone, and a
 * table of them would take seconds.
 */
const MOST = 300;

const inverse = (n: number): number => {
  let [a, b, x, y] = [n, PRIME, 1, 0];
  while (b !== 0) {
    const q = Math.floor(a / b);
    [a, b, x, y] = [b, a - q * b, y, x - q * y];
  }
  return ((x % PRIME) + PRIME) % PRIME;
};

const groupsIn = <T extends Unknown>({ whole, parts }: Line<T>): T[] =>
  [whole, ...parts].filter(({ hidden }) => hidden);

/** Lines that share unknowns, together. */
const connected = <T extends Unknown>(lines: readonly Line<T>[]): Line<T>[][] => {
  const leader = new Map<T, T>();
  const find = (one: T): T => {
    let at = one;
    while (leader.get(at) !== at) at = leader.get(at)!;
    leader.set(one, at);
    return at;
  };
  const open = lines.filter((line) => groupsIn(line).length > 0);
  for (const line of open) {
    const unknowns = groupsIn(line);
    for (const one of unknowns) if (!leader.has(one)) leader.set(one, one);
    for (const one of unknowns) leader.set(find(one), find(unknowns[0]!));
  }
  const found = new Map<T, Line<T>[]>();
  for (const line of open) {
    const at = find(groupsIn(line)[0]!);
    const some = found.get(at);
    if (some) some.push(line);
    else found.set(at, [line]);
  }
  return [...found.values()];
};

/** Hidden groups whose number is the only one that fits. */
const solved = <T extends Unknown>(lines: readonly Line<T>[]): T[] => {
  const unknowns = [...new Set(lines.flatMap(groupsIn))];
  if (unknowns.length > MOST) return [];
  const places = new Map(unknowns.map((one, at) => [one, at]));
  const rows = lines.map(({ whole, parts }) => {
    const row = new Float64Array(unknowns.length);
    if (whole.hidden) row[places.get(whole)!] = PRIME - 1;
    for (const part of parts) if (part.hidden) row[places.get(part)!] = 1;
    return row;
  });
  let done = 0;
  for (let column = 0; column < unknowns.length && done < rows.length; column++) {
    const at = rows.findIndex((row, i) => i >= done && row[column] !== 0);
    if (at < 0) continue;
    [rows[done], rows[at]] = [rows[at]!, rows[done]!];
    const lead = rows[done]!;
    const scale = inverse(lead[column]!);
    for (let c = column; c < lead.length; c++) lead[c] = (lead[c]! * scale) % PRIME;
    for (let i = 0; i < rows.length; i++) {
      const factor = i === done ? 0 : rows[i]![column]!;
      if (factor === 0) continue;
      const row = rows[i]!;
      for (let c = column; c < row.length; c++)
        row[c] = (row[c]! + (PRIME - factor) * lead[c]!) % PRIME;
    }
    done++;
  }
  return rows.slice(0, done).flatMap((row) => {
    const left = row.reduce((count, value) => count + (value === 0 ? 0 : 1), 0);
    return left === 1 ? [unknowns[row.findIndex((value) => value !== 0)]!] : [];
  });
};

/** Hidden groups that can be told, each with the lines that it hangs together with. */
export const toldIn = <T extends Unknown>(
  lines: readonly Line<T>[],
): { readonly group: T; readonly lines: readonly Line<T>[] }[] =>
  connected(lines).flatMap((some) => solved(some).map((group) => ({ group, lines: some })));
