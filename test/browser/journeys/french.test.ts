/** A French-speaking analyst, from the first click to the mail: not a word of English on the way. */
import type { Browser } from 'playwright-core';
import {
  addOn as inEnglish,
  console as english,
  mails as englishMails,
} from '../../../src/messages/en';
import { formsOf } from '../../../src/messages/forms';
import {
  console as french,
  addOn as inFrench,
  mails as frenchMails,
  words as said,
} from '../../../src/messages/fr';
import { launch } from '../browser';
import { type Desk, look, sitDown } from './desk';
import { foreign, plainTexts, wordsIn } from './words';

jest.setTimeout(600_000);

const [en, fr] = [formsOf('en'), formsOf('fr')];
const texts = (...catalogues: readonly object[]) =>
  catalogues.flatMap((one) => [...plainTexts(one).values()]);
const ENGLISH = [...texts(english(en), inEnglish(en), englishMails(en)), ...Object.keys(said)];
const FRENCH = [...texts(french(fr), inFrench(fr), frenchMails(fr)), ...Object.values(said)];
const t = french(fr);
const menu = inFrench(fr);

/**
 * Names under which everybody finds a tab or a column: titles and first rows. Listed and read in one moment,
 * between which no script can rename or remove a tab.
 */
const names = (): unknown[] =>
  desk.titles().flatMap((title) => {
    const { values } = desk.machine.workbook.tab(title, { from: 1, count: 1 });
    return [title, ...(values[0] ?? [])];
  });

let browser: Browser;
let desk: Desk;
beforeAll(async () => {
  browser = await launch();
  desk = await sitDown(browser, { machine: { locale: 'fr_FR' }, locale: 'fr-FR' });
});
afterAll(async () => {
  await desk.leave();
  await browser.close();
});

/** A picture, axe, and no English. */
async function lookInFrench(name: string): Promise<void> {
  await look(desk.page, `french-${name}`);
  // A tab and its columns are called the same for everybody who opens the workbook.
  const before = names();
  const seen = await wordsIn(desk.page);
  // A tab may have got its name while the page was read.
  const named = new Set<unknown>([...before, ...names()]);
  const words = seen.filter((word) => !named.has(word));
  expect(words.length).toBeGreaterThan(8);
  expect([name, foreign(words, ENGLISH, FRENCH)]).toEqual([name, []]);
}

test('the search for English finds it where it is', () => {
  expect(foreign(['Refresh all', 'Tout actualiser'], ENGLISH, FRENCH)).toEqual(['Refresh all']);
  expect(ENGLISH.length).toBeGreaterThan(500);
});

test('connect, see it arrive, Activity, Settings: in French', async () => {
  const { page, sidebar, button, district } = desk;
  await button(t.guide.begin('Ed-Fi')).waitFor();
  const html = page.frames().find((one) => one.url().includes('/sidebar'))!;
  expect(await html.evaluate(() => document.documentElement.lang)).toBe('fr');
  await lookInFrench('welcome');

  await button(t.guide.begin('Ed-Fi')).click();
  await sidebar.getByLabel('Adresse de l’API', { exact: true }).fill(district.url);
  await sidebar.getByLabel('Clé', { exact: true }).fill(district.key);
  const secret = sidebar.getByLabel('Secret', { exact: true });
  await secret.fill('pas le bon');
  await button(t.form.test).click();
  await sidebar.locator('.error').first().waitFor();
  await lookInFrench('refused');
  await secret.fill(district.secret);
  await button(t.form.test).click();
  await sidebar.getByText(t.form.works, { exact: true }).waitFor();
  await lookInFrench('works');
  await button(t.form.saveFirst).click();

  await sidebar.getByText(t.guide.choose).waitFor();
  await lookInFrench('choose');
  await desk.make('slow');
  for (const title of ['Établissements', 'Calendrier scolaire'])
    await sidebar.getByRole('switch', { name: t.list.switch(title) }).click();
  await sidebar.getByRole('progressbar').waitFor();
  await lookInFrench('running');
  await desk.make('well');
  for (const title of ['Établissements', 'Calendrier scolaire'])
    await desk.untilStatus(title, t.status.fresh);
  await button(t.run.refreshAll).waitFor();
  await button('Établissements').click();
  await sidebar.getByText(t.details.need, { exact: true }).waitFor();
  await sidebar.getByText(t.details.loading).first().waitFor({ state: 'detached' });
  for (const fold of await sidebar.locator('.details details').all())
    await fold.evaluate((one) => one.setAttribute('open', ''));
  await lookInFrench('details');

  await sidebar.getByRole('tab', { name: t.tabs.activity }).click();
  await sidebar.locator('.run-row').first().waitFor();
  await lookInFrench('activity');
  await sidebar.locator('.run-row').first().click();
  await sidebar.getByText(t.story.datasets).waitFor();
  await sidebar.locator('.log summary').click();
  await sidebar.getByText(t.story.events['run.end']!).first().waitFor();
  await lookInFrench('story');
  await button(t.story.back).click();
  await sidebar.getByRole('tab', { name: t.tabs.connections }).click();
  await lookInFrench('connections');

  await sidebar.getByRole('tab', { name: t.tabs.settings }).click();
  await sidebar.getByText(t.settings.same).waitFor();
  await sidebar.getByLabel(t.settings.addTitle).fill('direction@ecole.example');
  await button(t.settings.add).click();
  await button(t.settings.save).click();
  await sidebar.getByText(t.settings.saved).first().waitFor();
  await lookInFrench('settings');
  expect((await desk.steward.ask('settings')).recipients).toEqual([
    { email: 'direction@ecole.example', language: 'fr' },
  ]);
});

test('a refused key is told in French, on the screen and by mail', async () => {
  const { page, sidebar, button, machine } = desk;
  await desk.make('wrong-key');
  await sidebar.getByRole('tab', { name: t.tabs.datasets }).click();
  await button(t.run.refreshAll).click();
  await desk.untilStatus('Établissements', t.status.failed);
  await button(t.run.refreshAll).waitFor();
  await button(t.notices.act.key_refused).waitFor();
  await lookInFrench('failed');
  const mails = machine.outbox();
  expect(mails).toHaveLength(1);
  const [mail] = mails;
  const { means, todo } = frenchMails(fr);
  expect(mail!.to).toBe('direction@ecole.example');
  for (const word of [means, todo]) expect(mail!.body).toContain(word);
  const lines = [mail!.subject, ...mail!.body.split('\n').map((line) => line.trim())];
  expect(foreign(lines, ENGLISH, FRENCH)).toEqual([]);
  // One of the two that failed is named, and the other is counted.
  expect(mail!.subject).toMatch(/^Homeroom\u00a0: (Établissements|Calendrier scolaire) et 1 autre/);
  for (const title of ['Établissements', 'Calendrier scolaire'])
    expect(mail!.body).toContain(title);

  const behind = page.getByRole('navigation', { name: 'Behind the workbook' });
  await behind.getByRole('button', { name: 'Outbox' }).click();
  await page
    .locator('.drawer')
    .getByRole('button', { name: /Homeroom/ })
    .click();
  await page.frameLocator('.mail iframe').getByText(todo).first().waitFor();
  await look(page, 'french-mail', '.drawer');

  // A menu made before the first use knows no language (AuthMode NONE); from then on it does.
  await page.reload();
  await page.getByRole('gridcell').first().waitFor();
  await page.getByRole('menuitem', { name: 'Extensions' }).click();
  await page.getByRole('menuitem', { name: 'Homeroom', exact: true }).click();
  for (const entry of [menu.open, menu.refreshAll, menu.check, menu.help])
    await page.getByRole('menuitem', { name: entry, exact: true }).waitFor();
  expect(desk.errors.filter((error) => !error.startsWith('Blocked script'))).toEqual([]);
});
