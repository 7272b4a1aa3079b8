/** A manifest on the page "Add a source": pasted, mended, tried, saved, connected, changed, removed. */
import type { Browser } from 'playwright-core';
import { expectAccessible, launch, screenshot } from '../browser/browser';
import { asks, openGallery } from '../browser/gallery-host';
import { openSchool, type School } from '../kit/school';
import { rowsOf } from '../kit/tabs';
import { badLine, HOST, LOANS, manifest as file, openLibrary, type Library } from './_library';

const MORE = `          due: {type: string, format: date}
  - type: DeclarativeStream
    name: readers
    primary_key: id
    retriever:
      type: SimpleRetriever
      requester:
        $ref: "#/definitions/base"
        path: readers
      record_selector:
        type: RecordSelector
        extractor:
          type: DpathExtractor
          field_path: [items]
    schema_loader:
      type: InlineSchemaLoader
      schema:
        type: object
        properties:
          id: {type: string}
`;

describe('a manifest on the page', () => {
  let library: Library;
  let school: School;
  let browser: Browser;
  beforeAll(async () => {
    library = await openLibrary({ '/file.yaml': () => file() });
    school = await openSchool({
      district: { students: 5, schools: 1 },
      machine: { servers: { [HOST]: library.url } },
    });
    browser = await launch();
  }, 300_000);
  afterAll(async () => {
    await browser.close();
    await school.close();
    await library.close();
  });

  const openPage = async (language: 'en' | 'fr') => {
    const opened = await openGallery(browser, asks(school.machine, school.machine.settings.user), {
      file: 'sources',
      start: '',
      width: 960,
      height: 1400,
      language,
    });
    const press = (name: string | RegExp) =>
      opened.page.getByRole('button', { name, exact: typeof name === 'string' }).click();
    return { ...opened, press };
  };

  it('is pasted, named by line, tried with a wrong and a right key, and saved', async () => {
    const { page, errors, press, close } = await openPage('en');
    try {
      await page.getByRole('radio', { name: 'A low-code manifest' }).check();
      await screenshot(page, 'source-manifest-empty');
      const text = page.getByLabel('Its text (YAML or JSON)');
      await text.fill('version: 6.0.0\nstreams:\n  - [unclosed\n');
      await press('Check the file');
      await page.getByText('It cannot be added.').first().waitFor();
      await screenshot(page, 'source-manifest-refused');
      await page.getByLabel('Or its address').fill(`https://${HOST}/file.yaml`);
      await press('Read from the address');
      await page.waitForFunction(() =>
        (document.querySelector('#text') as HTMLTextAreaElement).value.startsWith('version: 6.5.2'),
      );
      await press('Check the file');
      await page.getByRole('heading', { name: 'It reaches these servers and no other' }).waitFor();
      expect(await page.getByText(HOST, { exact: true }).count()).toBe(1);
      expect(await page.locator('.problems').innerText()).toContain(`Line ${badLine(file())}:`);
      await expectAccessible(page);
      await page.getByLabel('API key').fill('wrong');
      await press('Show the first rows');
      // The way on lies on this page, where the key stands.
      await page.locator('.note.warn', { hasText: 'Copy both anew' }).waitFor();
      await screenshot(page, 'source-manifest-wrong-key');
      await page.getByLabel('API key').fill('k-1');
      await press('Show the first rows');
      await page.getByText('Zoë Łukasz').first().waitFor();
      await expectAccessible(page);
      await page.setViewportSize({ width: 960, height: 1700 });
      await screenshot(page, 'source-manifest-shown');
      await press('Save the source');
      await page.locator('.note.good').waitFor();
      await screenshot(page, 'source-manifest-saved');
      expect(errors).toEqual([]);
    } finally {
      await close();
    }
  }, 180_000);

  let id = '';
  it('is connected, refreshed, and stands in a tab', async () => {
    const { connectors } = await school.command('consoleState');
    id = connectors.find(({ title }) => title === 'Campus Library')!.id;
    await school.command('saveConnection', {
      connector: id,
      site: 'Library',
      settings: {},
      secrets: { api_key: 'k-1' },
    });
    await school.switchOn(`${id}__loans`);
    expect((await school.refresh([`${id}__loans`])).is).toBe('succeeded');
    const rows = rowsOf(school.machine, 'Campus Library: Loans');
    expect(rows.map((row) => [row['Reader name'], row['Code'], row['Copies']])).toEqual(
      LOANS.map(({ readerName, code, copies }) => [readerName, code, copies]),
    );
  }, 300_000);

  it('is changed: what becomes of its data sets is said first, in French too', async () => {
    const { page, errors, press, close } = await openPage('fr');
    try {
      await page.getByRole('heading', { name: 'Vos propres sources' }).waitFor();
      await expectAccessible(page);
      await screenshot(page, 'source-saved-list-fr');
      await press('Supprimer Campus Library');
      await page.getByText('Elle est connectée sous Library').waitFor();
      await screenshot(page, 'source-saved-used-fr');
      await press('La garder');
      await press('Modifier Campus Library');
      const text = page.getByLabel('Son texte (YAML ou JSON)');
      expect(await text.inputValue()).toBe(file());
      await text.fill(file('string', MORE));
      await press('Vérifier le fichier');
      const changes = page.locator('.problems').first();
      await changes.waitFor();
      expect(await changes.innerText()).toMatch(
        /«\u00a0Readers\u00a0» est un nouveau jeu de données/,
      );
      expect(await changes.innerText()).toMatch(
        /«\u00a0Loans\u00a0»\u00a0: nouveau\u00a0: due\u202f; d’un autre type\u00a0: copies\./,
      );
      await page.getByLabel('API key').fill('k-1');
      await press('Montrer les premières lignes');
      await page.getByText('Zoë Łukasz').first().waitFor();
      await expectAccessible(page);
      await page.setViewportSize({ width: 960, height: 1900 });
      await screenshot(page, 'source-manifest-changed-fr');
      await press('Enregistrer la source');
      await page.locator('.note.good', { hasText: 'est modifié' }).waitFor();
      expect(errors).toEqual([]);
    } finally {
      await close();
    }
    const { datasets } = await school.command('consoleState');
    expect(datasets.filter((one) => one.id.startsWith(id)).map((one) => one.id)).toEqual([
      `${id}__loans`,
      `${id}__readers`,
    ]);
    expect((await school.refresh([`${id}__loans`])).is).toBe('succeeded');
    expect(rowsOf(school.machine, 'Campus Library: Loans')).toHaveLength(LOANS.length);
  }, 300_000);

  it('loses a stream only after it was said that it is switched on', async () => {
    const changed = file().replace(
      'name: loans\n    primary_key',
      'name: lendings\n    primary_key',
    );
    const { changes } = await school.command('inspectSource', {
      kind: 'manifest',
      text: changed,
      id,
    });
    expect(changes).toEqual([
      { is: 'gone', stream: 'Loans', on: true, feeds: [] },
      { is: 'gone', stream: 'Readers', on: false, feeds: [] },
      { is: 'new', stream: 'Lendings', on: false, feeds: [] },
    ]);
  }, 60_000);

  it('is removed once nothing is connected to it', async () => {
    const { connections } = await school.command('consoleState');
    const connection = connections.find((one) => one.connector === id)!;
    await school.command('removeConnection', connection.id, 'delete');
    const { page, errors, press, close } = await openPage('en');
    try {
      await press('Remove Campus Library');
      const sure = page.getByRole('group', { name: 'Remove “Campus Library”?' });
      await sure.waitFor();
      await screenshot(page, 'source-saved-remove');
      await expectAccessible(page);
      await sure.getByRole('button', { name: 'Remove', exact: true }).click();
      await page.getByText('“Campus Library” is removed.').waitFor();
      await screenshot(page, 'source-saved-removed');
      expect(errors).toEqual([]);
    } finally {
      await close();
    }
    expect(await school.command('savedSources')).toEqual([]);
  }, 120_000);
});
