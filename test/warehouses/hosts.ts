import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Assets, Host } from '../../src/host/host';

const dist = join(__dirname, '../../dist');

/** The built assets, as the host hands them out. */
export const assets: Assets = { text: (name) => readFileSync(join(dist, `${name}.html`), 'utf8') };

const only = (parts: Partial<Host>): Host => parts as Host;

/** What each warehouse of the registry needs of the outside world to be opened in a test. */
export const hosts: Readonly<Record<string, () => Host>> = {
  embedded: () => only({ assets }),
};
