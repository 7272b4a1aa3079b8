/** Files and trackers on the page "Add a source", step by step, in a browser over the emulator. */
import type { Browser } from 'playwright-core';
import { expectAccessible, launch, screenshot } from '../browser/browser';
import { asks, openGallery } from '../browser/gallery-host';
import { openSchool, type School } from '../kit/school';
import { serve, type Served } from '../kit/served';
import { rowsOf } from '../kit/tabs';

const HOST = 'files.campus.example';
/** @param more a column that somebody adds, and another name for the last one. */
const fileOf = (more = '', last = 'Notes'): string =>
  [
    `Student ID;Name;Points;Joined;Seen;${last}${more && `;${more}`}`,
    ...Array.from(
      { length: 12 },
      (_, i) =>
        `${String(100 + i).padStart(5, '0')};${i === 0 ? 'Zoë Łukasz' : `Reader ${i}`};${i},5;` +
        `${13 + i}/09/2026;0${1 + (i % 9)}-0${1 + (i % 7)}-2026;${i === 3 ? '"two\nlines"' : ''}` +
        (more && `;${more} ${i % 3}`),
    ),
    '00999;Short',
  ].join('\r\n');
let file = fileOf();

describe('tables on the page', () => {
  let server: Served;
  let school: School;
  let browser: Browser;
  beforeAll(async () => {
    server = await serve((request, response) => {
      if (request.url === '/login') {
        response.writeHead(200, { 'content-type': 'text/html' });
        return void response.end('<!DOCTYPE html><h1>Sign in</h1>');
      }
      response.writeHead(200, { 'content-type': 'text/csv' });
      response.end(Buffer.from(file, 'latin1'));
    });
    school = await openSchool({
      district: { students: 5, schools: 1 },
      machine: { servers: { [HOST]: server.url } },
    });
    browser = await launch();
  }, 300_000);
  afterAll(async () => {
    await browser.close();
    await school.close();
    await server.close();
  });

  const openPage = (language: 'en' | 'fr') =>
    openGallery(browser, asks(school.machine, school.machine.settings.user), {
      file: 'sources',
      start: '',
      width: 960,
      height: 1000,
      language,
    });

  it('a file: refused, looked at, changed, shown, saved', async () => {
    const { page, errors, close } = await openPage('en');
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
    try {
      await page.getByRole('radio', { name: 'A file' }).check();
      await screenshot(page, 'source-file-empty');
      const address = page.getByLabel('Link or address');
      await address.fill(`https://${HOST}/login`);
      await press('Look at the file');
      await page.locator('.note.bad', { hasText: 'a web page' }).waitFor();
      await screenshot(page, 'source-file-refused');
      await address.fill(`https://${HOST}/reading_club.csv`);
      await press('Look at the file');
      await page.getByLabel('Name of Points').waitFor();
      expect(await page.getByLabel('Characters').inputValue()).toBe('windows-1252');
      expect(await page.getByLabel('Type of Student ID').inputValue()).toBe('text');
      expect(await page.getByLabel('How Joined is written').inputValue()).toBe('DD/MM/YYYY');
      await page.getByLabel('Take Notes').uncheck();
      await page.getByLabel('Name of Points').fill('Points!');
      await press('Show the first rows');
      await page.locator('.note.warn', { hasText: 'a name of its own' }).waitFor();
      await page.getByLabel('Name of Points').fill('score');
      await page.getByLabel('What Points tells of').selectOption('sensitive');
      await expectAccessible(page);
      await press('Show the first rows');
      await page.getByText('1 line cannot be taken whole').waitFor();
      await page.setViewportSize({ width: 960, height: 1900 });
      await screenshot(page, 'source-file-shown');
      await press('Save the source');
      await page.locator('.note.good').waitFor();
      await expectAccessible(page);
      await screenshot(page, 'source-file-saved');
      const { connectors } = await school.command('consoleState');
      expect(connectors.find(({ title }) => title === 'Reading club')?.settings[0]).toMatchObject({
        name: 'address',
        default: `https://${HOST}/reading_club.csv`,
      });
      expect(errors).toEqual([]);
    } finally {
      await close();
    }
  }, 120_000);

  it('a saved file: opened, compared with what it is now, changed', async () => {
    file = fileOf('House', 'Remarks');
    const { page, errors, close } = await openPage('en');
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
    try {
      await press('Change Reading club');
      await page.getByText('new in the table').first().waitFor();
      // What was chosen stands as it was saved, and what is new waits to be taken.
      expect(await page.getByLabel('Name of Points').inputValue()).toBe('score');
      expect(await page.getByLabel('What Points tells of').inputValue()).toBe('sensitive');
      expect(await page.getByLabel('Take House').isChecked()).toBe(false);
      await page.getByLabel('Take House').check();
      await page.getByLabel('Take Joined').uncheck();
      await page.getByLabel('Type of Points').selectOption('text');
      await press('Show the first rows');
      const changes = page.locator('.changes');
      await changes.waitFor();
      expect(await changes.innerText()).toMatch(/new: house; no longer there: joined; .*score\./);
      await expectAccessible(page);
      await page.setViewportSize({ width: 960, height: 1900 });
      await screenshot(page, 'source-file-changed');
      await press('Save the source');
      await page.locator('.note.good', { hasText: 'is changed' }).waitFor();
      expect(errors).toEqual([]);
    } finally {
      await close();
    }
    const [saved] = await school.command('savedSources');
    const { text } = await school.command('openSource', saved!.id);
    expect(JSON.parse(text)).toMatchObject({
      left: ['Joined', 'Remarks'],
      columns: [
        { from: 'Student ID' },
        { from: 'Name' },
        { from: 'Points', name: 'score', type: 'text', class: 'sensitive' },
        { from: 'Seen' },
        { from: 'House', name: 'house' },
      ],
    });
  }, 120_000);

  it('a tracker with two rows of names and formulas that went wrong, in French, to its tab', async () => {
    const { workbook } = school.machine;
    workbook.addTab('Suivi 6e');
    workbook.type('Suivi 6e', [
      { range: 'A1', input: 'Suivi de lecture' },
      {
        row: 3,
        column: 2,
        values: [
          ['', 'Automne', '', 'Visite', ''],
          ['Matricule', 'Score', 'Niveau', 'Date', 'Moyenne'],
          ["'00123", '12', 'A', '2026-09-14', '=C5/2'],
          ["'00456", '15', 'B', '2026-10-02', '=C6/0'],
          ['', '', '', '', ''],
          ["'00789", '', 'C', '', '=1+1'],
        ],
      },
    ]);
    const { page, errors, close } = await openPage('fr');
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
    try {
      await page.getByRole('radio', { name: 'Une feuille de calcul' }).check();
      await page.getByLabel('Lien de la feuille de calcul').fill('Suivi 6e');
      await press('Regarder la feuille');
      await page.getByText('Ce n’est pas le lien d’une feuille de calcul Google.').waitFor();
      await page
        .getByLabel('Lien de la feuille de calcul')
        .fill(`https://docs.google.com/spreadsheets/d/${workbook.about().id}/edit#gid=0`);
      await press('Regarder la feuille');
      // The first tab is empty: that is said, and nothing of it is offered.
      await page.getByText('Il n’y a rien ici.').waitFor();
      expect(await page.getByRole('button', { name: 'Montrer les premières lignes' }).count()).toBe(
        0,
      );
      await page.getByLabel('Onglet', { exact: true }).selectOption('Suivi 6e');
      await page.getByLabel('Plage', { exact: true }).fill('B3:F');
      await page.getByLabel('Lignes de noms').selectOption('2');
      await press('Regarder de nouveau');
      await page.getByLabel('Nom de Automne: Score').waitFor();
      expect(await page.getByLabel('Type de Visite: Date').inputValue()).toBe('date');
      expect(await page.getByLabel('Type de Matricule').inputValue()).toBe('text');
      await expectAccessible(page);
      await press('Montrer les premières lignes');
      await page.getByText('1 ligne ne peut pas être prise entière').waitFor();
      await page.setViewportSize({ width: 960, height: 1500 });
      await screenshot(page, 'source-tracker-shown-fr');
      await page.getByLabel('Son nom').fill('Suivi');
      await press('Enregistrer la source');
      await page.locator('.note.good').waitFor();
      expect(errors).toEqual([]);
    } finally {
      await close();
    }
    const link = `https://docs.google.com/spreadsheets/d/${workbook.about().id}/edit`;
    const { connectors } = await school.command('consoleState');
    const { id } = connectors.find(({ title }) => title === 'Suivi')!;
    await school.command('saveConnection', {
      connector: id,
      site: 'Collège',
      settings: { address: link },
      secrets: {},
    });
    await school.switchOn(`${id}__rows`);
    const { revision: _, ...before } = workbook.tab('Suivi 6e');
    expect((await school.refresh([`${id}__rows`])).is).toBe('succeeded');
    const told = () =>
      rowsOf(school.machine, 'Suivi').map((row) => [
        ...[row['Matricule'], row['Automne score'], row['Visite moyenne']],
        row['Automne niveau'],
      ]);
    expect(told()).toEqual([
      ['00123', 12, 6, 'A'],
      ['00456', 15, null, 'B'],
      ['00789', null, 2, 'C'],
    ]);
    expect(workbook.tab('Suivi 6e')).toMatchObject(before);
    // A row goes, a column comes between, and then one is renamed.
    workbook.type('Suivi 6e', [{ range: 'B5', input: "'00124" }]);
    expect((await school.refresh([`${id}__rows`])).is).toBe('succeeded');
    expect(told()[0]?.[0]).toBe('00124');
    workbook.type('Suivi 6e', [{ range: 'C4', input: 'Points' }]);
    expect((await school.refresh([`${id}__rows`])).is).not.toBe('succeeded');
    const { datasets } = await school.command('consoleState');
    expect(JSON.stringify(datasets.find((one) => one.id === `${id}__rows`))).toMatch(
      /Automne: Score/,
    );
    expect(told()).toHaveLength(3);
  }, 300_000);

  it('a saved tracker: opened with what was renamed and what is new, changed, read in its new shape', async () => {
    const { page, errors, close } = await openPage('fr');
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
    try {
      await press('Modifier Suivi');
      // It is looked at by itself, where it was: in its tab and range, with two rows of names.
      await page.getByText('nouveau dans le tableau').first().waitFor();
      expect(await page.getByLabel('Onglet', { exact: true }).inputValue()).toBe('Suivi 6e');
      expect(await page.getByLabel('Plage', { exact: true }).inputValue()).toBe('B3:F');
      expect(await page.getByLabel('Lignes de noms').inputValue()).toBe('2');
      expect(await page.getByLabel('Prendre Automne: Score').isDisabled()).toBe(true);
      await page.getByLabel('Prendre Automne: Points').check();
      await expectAccessible(page);
      await screenshot(page, 'source-tracker-change-fr');
      await press('Montrer les premières lignes');
      const changes = page.locator('.changes');
      await changes.waitFor();
      expect(await changes.innerText()).toMatch(/automne_points.*automne_score/);
      await page.setViewportSize({ width: 960, height: 1800 });
      await screenshot(page, 'source-tracker-changed-fr');
      await page.setViewportSize({ width: 300, height: 2600 });
      await screenshot(page, 'source-tracker-changed-narrow-fr');
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(300);
      await press('Enregistrer la source');
      await page.locator('.note.good', { hasText: 'est modifié' }).waitFor();
      expect(errors).toEqual([]);
    } finally {
      await close();
    }
    const { datasets } = await school.command('consoleState');
    const { id } = datasets.find(({ title }) => title === 'Suivi')!;
    expect((await school.refresh([id])).is).toBe('succeeded');
    expect(rowsOf(school.machine, 'Suivi').map((row) => row['Automne points'])).toEqual([
      ...[12, 15, null],
    ]);
  }, 300_000);
});
