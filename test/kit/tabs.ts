import type { Machine } from '../../emulator/machine/machine';

/** A tab's values without the header, as records by column title. */
export const rowsOf = (machine: Machine, title: string): Record<string, unknown>[] => {
  const tab = machine.workbook.tab(title) as { values: unknown[][] };
  const [header = [], ...rows] = tab.values;
  return rows
    .filter((row) => row.some((cell) => cell !== null && cell !== ''))
    .map((row) => Object.fromEntries(header.map((name, i) => [String(name), row[i] ?? null])));
};

export const titlesOf = (machine: Machine): string[] =>
  (machine.workbook.tabs() as { title?: string; name?: string }[]).map(
    (tab) => tab.title ?? tab.name ?? '',
  );
