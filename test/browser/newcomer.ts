/** A newcomer at the page: a district over HTTP, the emulator with the built bundle, and a browser. */
import { join, resolve } from 'node:path';
import type { Browser, Locator } from 'playwright-core';
import type { DistrictOptions } from '../../emulator/district/options';
import { type District, startDistrict } from '../../emulator/district/server';
import type { ConsoleState, DatasetCard } from '../../src/app/api';
import { quietPort } from '../kit/ports';
import { expectations } from '../truth/expected';
import { sourceOf } from '../truth/_source-of';
import { fieldsOf, storedRow } from '../truth/_tabs';
import { openPage } from './browser';
import { startEmulator } from './emulator';

export interface TabJson {
  readonly columns: number;
  readonly lastRow: number;
  readonly lastColumn: number;
  readonly values: readonly (readonly unknown[])[];
  readonly displayValues: readonly (readonly string[])[];
}
type Cells = Readonly<Record<string, unknown>>;

export type Newcomer = Awaited<ReturnType<typeof sitDown>>;

/** @param today the day on which it all happens: data sets depend on it. */
export async function sitDown(browser: Browser, options: DistrictOptions, today: string) {
  const asked = { port: await quietPort(), ...options };
  let district = await startDistrict(asked);
  const emulator = await startEmulator(
    {
      bundle: join(resolve(__dirname, '../..'), 'dist'),
      startTime: Date.parse(`${today}T15:00Z`),
      cpuScale: 0,
    },
    { district: district.url, districtKey: district.key, districtSecret: district.secret },
  );
  const { page, errors, close } = await openPage(browser, emulator.url);
  const sidebar = page.frameLocator('.sidebar iframe');

  const cardOf = (title: string): Locator =>
    sidebar
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { name: title, exact: true }) });

  const cards = async (): Promise<readonly DatasetCard[]> => {
    const { result } = await emulator.machine.call('consoleState', ['en']);
    return (result as { value: ConsoleState }).value.datasets;
  };
  /** @param rows the first row and how many; all without them. */
  const tab = (title: string, rows?: readonly [number, number]) => {
    const some = rows ? `?from=${rows[0]}&count=${rows[1]}` : '';
    return emulator.ask<TabJson>('GET', `workbook/${encodeURIComponent(title)}${some}`);
  };

  /** A tab's rows by the names of the data set's fields, as they are stored. */
  const stored = async ({ id, title }: DatasetCard): Promise<Cells[]> => {
    const { values } = await tab(title);
    const [header = [], ...lines] = values;
    const fields = fieldsOf(id);
    const at = fields.map((field) => header.indexOf(field.title));
    return lines.map((line) =>
      Object.fromEntries(fields.map(({ name }, i) => [name, line[at[i]!] ?? null])),
    );
  };

  return {
    page,
    sidebar,
    errors,
    emulator,
    cardOf,
    cards,
    tab,
    get district(): District {
      return district;
    },
    /** The key the school was given is no longer the one the district takes. */
    async renewSecret() {
      await district.close();
      district = await startDistrict({ ...asked, secret: 'another-secret' });
    },
    /** Compares every tab with what the district's records say, counted by a path of its own. */
    async expectTruth(site: string): Promise<void> {
      const source = sourceOf({ district }, today);
      // What no district feeds is listed as well, and cannot be switched on.
      const all = (await cards()).filter(({ available }) => available);
      expect(all.map(({ id }) => id).sort()).toEqual(Object.keys(expectations).sort());
      for (const card of all) {
        const wanted = expectations[card.id]!(source)
          .map((row) => ({ ...row, site, source: 'Ed-Fi' }))
          .map((row) => storedRow(fieldsOf(card.id), row));
        const rows = await stored(card);
        expect([card.title, rows.length, card.rows]).toEqual([
          card.title,
          wanted.length,
          wanted.length,
        ]);
        const text = (row: Cells) => JSON.stringify(fieldsOf(card.id).map(({ name }) => row[name]));
        const there = new Set(rows.map(text));
        expect([card.title, wanted.filter((row) => !there.has(text(row)))]).toEqual([
          card.title,
          [],
        ]);
      }
    },
    /** What stands in the grid, by column, of the rows that are drawn. */
    shown: (row: number): Promise<Record<number, string>> =>
      page
        .locator(`.grid [role="row"][aria-rowindex="${row + 1}"] [role="gridcell"]`)
        .evaluateAll((cells) =>
          Object.fromEntries(
            cells.map((cell) => [
              Number(cell.getAttribute('aria-colindex')) - 1,
              cell.textContent ?? '',
            ]),
          ),
        ),
    async leave() {
      await close();
      await emulator.close();
      await district.close();
    },
  };
}
