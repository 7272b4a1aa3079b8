/** Many databases by one list of names: lists of 3, 20 and 200 as they look, and six real ones put right. */
import type { Browser } from 'playwright-core';
import type { ConnectionsInput, ConnectorCard, Trouble } from '../../src/app/api';
import pisa from '../../src/connectors/pisa';
import { openCountries } from '../kit/pisa';
import { openSchool } from '../kit/school';
import { sharedServer } from '../kit/servers';
import { expectAccessible, launch, screenshot } from './browser';
import { asks } from './gallery-host';
import { consoleOf, good } from './sidebar-fixture';
import { openSidebar, startSidebarHost, type Answers } from './sidebar-host';

const STEWARD = 'analyst@school.example';

const { id, title, description, settings } = pisa;
const PISA: ConnectorCard = { id, title, description, settings, group: 'databases' };

const LOGIN: Trouble = {
  code: 'source.no_login',
  message: 'Google could not connect to the database at db.oecd.example:5432 and does not say why.',
  next: 'Check in this order: address and port; firewall; user and password; the name of the database; certificates.',
};
const RIGHTS: Trouble = {
  code: 'source.rights',
  message: 'The user reader of the database at db.oecd.example:5432 may not read responses.',
  next: 'Ask its keeper to grant this user SELECT on what is read, and nothing else.',
};

/** Every seventh name leads nowhere, and one may not be read. */
const told = ({ names }: ConnectionsInput) => {
  const all = names.split('\n').map((line) => line.split('\t')[0]!);
  const nth = (name: string): number => Number(/\d+/.exec(name)?.[0]);
  const failed = all.filter((name) => nth(name) % 7 === 3 || nth(name) === 2);
  return good({
    good: all.filter((name) => !failed.includes(name)),
    failed: failed.map((name) => ({ name, trouble: nth(name) === 2 ? RIGHTS : LOGIN })),
    left: [],
  });
};

const namesOf = (count: number): string =>
  Array.from({ length: count }, (_, i) => `pisa_country_${i + 1}`).join('\n');

const WORDS = {
  en: {
    ...{ begin: 'Connect PISA', link: 'Several at once, by a list', names: 'Names, one per line' },
    ...{ server: 'Server', user: 'User', password: 'Password' },
    ...{ test: 'Test all', save: 'Save those that work', fails: 'does not work' },
  },
  fr: {
    ...{
      begin: 'Connecter PISA',
      link: 'Plusieurs à la fois, par une liste',
      names: 'Noms, un par ligne',
    },
    ...{ server: 'Server', user: 'User', password: 'Password' },
    ...{ test: 'Tout tester', save: 'Enregistrer ce qui marche', fails: 'ne fonctionne pas' },
  },
} as const;

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const openList = async (answers: Answers, language: 'en' | 'fr' = 'en') => {
  const host = await startSidebarHost(
    language === 'en' ? 'sidebar.html' : `sidebar-${language}.html`,
  );
  const opened = await openSidebar(browser, host, answers, { height: 1100 });
  const { page } = opened;
  const w = WORDS[language];
  const begin = page.getByRole('button', { name: w.begin, exact: true });
  await page.locator('.skeleton').waitFor({ state: 'detached' });
  // Where nothing is connected yet, the systems stand there at once, and no tabs.
  if (!(await begin.isVisible())) {
    await page.getByRole('tab').nth(1).click();
    await page.locator('footer .button.primary').click();
  }
  await begin.click();
  await page.getByRole('button', { name: w.link, exact: true }).click();
  return {
    ...opened,
    w,
    press: (name: string) => page.getByRole('button', { name, exact: true }).click(),
    field: (name: string) => page.getByLabel(name, { exact: true }),
    close: async () => {
      await opened.close();
      await host.close();
    },
  };
};

describe.each(['en', 'fr'] as const)('a list in %s', (language) => {
  test('is asked a few at a time, and tells how each stands, with 3, 20 and 200 names', async () => {
    const [edfi] = consoleOf().connectors;
    const state = consoleOf({ connectors: [edfi!, PISA] });
    const list = await openList(
      { consoleState: () => good(state), runState: () => good(null), testConnections: told },
      language,
    );
    const { page, w, press, field, args, calls } = list;
    try {
      await screenshot(page, `list-empty-${language}`);
      await press(w.test);
      expect(await page.locator('.error').count()).toBeGreaterThan(0);
      await field(w.server).fill('db.oecd.example');
      await field(w.user).fill('reader');
      await field(w.password).fill('secret');
      for (const count of [3, 20, 200]) {
        const from = calls.length;
        await field(w.names).fill(namesOf(count));
        await press(w.test);
        await page.locator('.results').waitFor();
        await page.waitForFunction(
          (all) => document.querySelectorAll('.tried li').length === all,
          count,
        );
        const failing = Array.from({ length: count }, (_, i) => i + 1).filter(
          (n) => n % 7 === 3 || n === 2,
        ).length;
        expect(await page.locator('.tried .failed').count()).toBe(failing);
        expect(await page.locator('.tried .fresh').count()).toBe(count - failing);
        expect(await page.getByText(w.fails, { exact: true }).count()).toBe(failing);
        expect(calls.slice(from).filter((name) => name === 'testConnections')).toHaveLength(
          Math.ceil(count / 10),
        );
        await page.locator('#panel').evaluate((panel) => panel.scrollTo(0, 0));
        await screenshot(page, `list-${count}-${language}`);
        await expectAccessible(page);
      }
      const [first] = args[calls.indexOf('testConnections')] as [ConnectionsInput];
      expect(first).toMatchObject({
        connector: 'pisa',
        site: '{name}',
        settings: { database: '{name}', host: 'db.oecd.example' },
        secrets: { password: 'secret' },
      });
    } finally {
      await list.close();
    }
  }, 120_000);
});

test('six real databases: those that work are saved, the others are put right and follow', async () => {
  const countries = await openCountries(await sharedServer('postgres'), 6);
  await countries.grow(2, Date.UTC(2026, 8, 1, 12));
  const school = await openSchool({ district: { students: 5, schools: 1 } });
  const ask = asks(school.machine, STEWARD);
  const answers = new Proxy({} as Answers, {
    get: (_, name: string) =>
      name === 'morePages' ? undefined : (...given: unknown[]) => ask(name, ['en', ...given]),
  });
  const list = await openList(answers);
  const { page, w, press, field, errors } = list;
  try {
    const [first, second, ...others] = countries.names as [string, string, ...string[]];
    await field(w.server).fill(countries.host);
    await page.getByText('More settings').click();
    await field('Port').fill(`${countries.port}`);
    await field(w.user).fill(countries.user);
    await field(w.password).fill(countries.password);
    await field(w.names).fill([`${first}\twrong`, `${second}_typo`, ...others].join('\n'));
    await press(w.save);
    await page.waitForFunction(() => document.querySelectorAll('.tried li').length === 6);
    expect(await page.locator('.tried .failed').count()).toBe(2);
    await screenshot(page, 'list-half-saved');
    // What is left is what does not work yet.
    expect(await field(w.names).inputValue()).toBe(`${first}\twrong\n${second}_typo`);
    await field(w.names).fill(`${first}\n${second}`);
    await press(w.save);
    const { connections } = await school.command('consoleState');
    await page.getByRole('tab').nth(1).click();
    await page.getByRole('button', { name: /PISA/ }).first().click();
    await page.locator('.sites .site').nth(5).waitFor();
    expect((await page.locator('.sites .site').allTextContents()).sort()).toEqual(
      [...countries.names].sort(),
    );
    expect(connections.length).toBeLessThanOrEqual(6);
    await screenshot(page, 'list-saved');
    expect(errors).toEqual([]);
  } finally {
    await list.close();
    await school.close();
    await countries.close();
  }
}, 180_000);
