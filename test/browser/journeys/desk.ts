/** A person at the page: a district over HTTP, the emulator with the built bundle, and a browser. */
import { join, resolve } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import type { DistrictOptions } from '../../../emulator/district/options';
import { type District, startDistrict } from '../../../emulator/district/server';
import type { MachineOptions } from '../../../emulator/machine/settings';
import type { Commands, ConsoleState, DatasetCard } from '../../../src/app/api';
import { quietPort } from '../../kit/ports';
import { person, type Person } from '../../simulate/people';
import { eventually, expectAccessible, openPage, screenshot } from '../browser';
import { startEmulator } from '../emulator';

export const STEWARD = 'analyst@school.example';
export const SITE = 'Grand Bend';
/** In a mail no script runs, so axe cannot; rows and fields are all alike. */
const UNLOOKED = ['.grid', '.mail iframe'];

export interface DeskOptions {
  readonly district?: DistrictOptions;
  readonly machine?: MachineOptions;
  /** What the browser speaks. */
  readonly locale?: string;
  /** Data sets that are on and fresh before anybody sits down; absent: nothing is connected. */
  readonly fresh?: readonly string[];
}

export type Desk = Awaited<ReturnType<typeof sitDown>>;

export { eventually };

export const sidebarOf = (page: Page) => page.frameLocator('.sidebar iframe');

/** Takes a picture of what is in sight, and lets axe look at this part of it. */
export async function look(page: Page, name: string, within = '.sidebar'): Promise<void> {
  await screenshot(page, `journeys-${name}`);
  await expectAccessible(page, { within, except: UNLOOKED });
}

export async function sitDown(browser: Browser, options: DeskOptions = {}) {
  const asked = { students: 40, schools: 2, port: await quietPort(), ...options.district };
  let district = await startDistrict(asked);
  const emulator = await startEmulator(
    {
      bundle: join(resolve(__dirname, '../../..'), 'dist'),
      user: STEWARD,
      cpuScale: 0,
      ...options.machine,
    },
    { district: district.url, districtKey: district.key, districtSecret: district.secret },
  );
  const { machine } = emulator;
  const steward = person(machine, STEWARD);
  if (options.fresh) await moveIn(steward, district, options.fresh);
  const { page, errors, close } = await openPage(browser, emulator.url, {
    width: 1100,
    height: 820,
    ...(options.locale ? { locale: options.locale } : {}),
  });
  const sidebar = sidebarOf(page);

  const cardOf = (title: string): Locator =>
    sidebar
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { name: title, exact: true }) });

  return {
    page,
    sidebar,
    errors,
    emulator,
    machine,
    steward,
    cardOf,
    get district(): District {
      return district;
    },
    button: (name: string | RegExp) => sidebar.getByRole('button', { name, exact: true }),
    untilStatus: (title: string, status: string) =>
      // The card's own comes first; its last refreshes may say the same.
      cardOf(title).locator('.status', { hasText: status }).first().waitFor(),
    datasetOf: async (id: string): Promise<DatasetCard> =>
      cardIn(await steward.ask('consoleState'), id),
    /** The district's condition, as the page's own buttons set it. */
    make: (is: string) => emulator.ask('POST', 'district', { is }),
    /** The district answers nobody until the answered function is called: what is in hand stays in hand. */
    hold(): () => void {
      let release = (): void => undefined;
      const held = new Promise<void>((done) => (release = done));
      const stop = district.onRequest((phase) => (phase === 'before' ? held : undefined));
      return () => {
        stop();
        release();
      };
    },
    /** The key the school was given is no longer the one the district takes. */
    async renewSecret(secret: string) {
      await district.close();
      const { port } = district;
      district = await startDistrict({ ...asked, port, secret });
      await emulator.ask('POST', 'district', { is: 'well' });
    },
    titles: (): string[] =>
      (machine.workbook.tabs() as { title: string }[]).map(({ title }) => title),
    async leave() {
      await close();
      await emulator.close();
      await district.close();
    },
  };
}

const cardIn = ({ datasets }: ConsoleState, id: string): DatasetCard => {
  const found = datasets.find((dataset) => dataset.id === id);
  if (!found) throw new Error(`There is no data set ${id}.`);
  return found;
};

async function moveIn(
  steward: Person,
  { url, key, secret }: District,
  fresh: readonly string[],
): Promise<void> {
  const connection: Parameters<Commands['saveConnection']>[0] = {
    connector: 'edfi',
    site: SITE,
    settings: { url, key },
    secrets: { secret },
  };
  await steward.ask('saveConnection', connection);
  for (const id of fresh) await steward.ask('switchDataset', id, true);
  if (fresh.length === 0) return;
  await steward.ask('refresh', null);
  await steward.watch();
}

/** Of the page's own menus. */
export async function pick(page: Page, ...entries: readonly (string | RegExp)[]): Promise<void> {
  for (const name of entries)
    await page.getByRole('menuitem', { name, exact: typeof name === 'string' }).click();
}
