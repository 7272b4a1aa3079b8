/**
 * What a test run leaves behind in words: log lines, mails, stored records, errors, what the sidebar
 * showed. `npm test` keeps it and afterwards searches it for what must not be there; without that the
 * words are forgotten.
 */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Machine } from '../../emulator/machine/machine';

export type Kind = 'logs' | 'mails' | 'records' | 'errors' | 'screens' | 'answers';

export const keep = (kind: Kind, words: unknown): void => {
  const folder = process.env['HOMEROOM_EVIDENCE'];
  if (!folder) return;
  const text = typeof words === 'string' ? words : JSON.stringify(words);
  // One file a process: jest's workers write side by side.
  appendFileSync(join(folder, `${kind}-${process.pid}.txt`), `${text}\n`);
};

/** Everything a machine has said and stored where others may see it. Tabs and raw data are not that. */
export const keepMachine = (machine: Machine): void => {
  keep('logs', machine.logs());
  keep('mails', machine.outbox());
  const { user: _, ...shared } = machine.properties();
  keep('records', shared);
  keep(
    'errors',
    machine.executions().map(({ error }) => error),
  );
};

/** What the sidebar shows, if the page has one: the grid beside it shows students by right. */
export const keepScreen = async (page: Page): Promise<void> => {
  if (!process.env['HOMEROOM_EVIDENCE']) return;
  for (const frame of page.frames()) {
    const console = frame.locator('#app .screen');
    if ((await console.count().catch(() => 0)) > 0) keep('screens', await console.innerText());
  }
};
