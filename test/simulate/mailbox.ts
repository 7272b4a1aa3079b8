/** What the mails of the month have told, data set by data set: what a reader believes. */
import type { Machine } from '../../emulator/machine/machine';
import { datasets } from './definitions';

export type Mail = ReturnType<Machine['outbox']>[number];

/** What stands before the data sets a mail is about. */
const TROUBLE = /^(Needs you|Waits for you|Out of date|Not complete): /;
const WELL = /^Well again: /;

const titles = new Map(datasets.map(({ id, title }) => [title, id]));

/** The data sets a line of a mail names. */
const namedIn = (line: string): string[] =>
  [...titles].filter(([title]) => new RegExp(`\\b${title}\\b`).test(line)).map(([, id]) => id);

export const createMailbox = () => {
  /** The data sets that are in trouble as far as a reader knows, and since which mail, ms. */
  const believed = new Map<string, number>();
  const good = new Map<string, number>();
  /** What was said of each data set since it was last well. */
  const said = new Map<string, Set<string>>();
  let read = 0;
  let keys = false;

  return {
    /** Notes the last good version. @returns whether it is new. */
    published: (dataset: string, at: number): boolean => {
      const before = good.get(dataset);
      good.set(dataset, at);
      if (before !== at) said.delete(dataset);
      return before !== undefined && before !== at;
    },
    /** When the mail came that a data set is in trouble, if none has said since that it is over. */
    troubleSince: (dataset: string): number | undefined => believed.get(dataset),
    speaksOfKeys: (): boolean => keys,
    keysAreRepaired: () => {
      keys = false;
    },
    /** Reads what came. @returns how many mails, and what was told twice without having been well. */
    take: (
      outbox: readonly Mail[],
    ): { readonly mails: number; readonly twice: readonly string[] } => {
      const fresh = outbox.slice(read);
      read = outbox.length;
      const twice: string[] = [];
      for (const { sent, body } of fresh) {
        if (/refused/.test(body)) keys = true;
        for (const line of body.split('\n'))
          for (const dataset of namedIn(line)) {
            if (WELL.test(line)) believed.delete(dataset);
            else if (TROUBLE.test(line) && !believed.has(dataset))
              believed.set(dataset, Date.parse(sent));
            const before = said.get(dataset) ?? new Set();
            const sentence = line.replace(/\d+ (hours?|days?|minutes?)/g, '…');
            if (before.has(sentence) && !WELL.test(line)) twice.push(`${dataset}: ${sentence}`);
            said.set(dataset, before.add(sentence));
          }
      }
      return { mails: fresh.length, twice };
    },
  };
};
