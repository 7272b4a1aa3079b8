/**
 * An assessment vendor's results file in the console's form, beside the workbook: looked at, its names taken,
 * looked at again, saved; what cannot be taken is told in the language of whoever saved it.
 */
import { gunzipSync } from 'node:zlib';
import { expectAccessible, launch, screenshot } from '../browser/browser';
import { asks, openGallery } from '../browser/gallery-host';
import { openSchool, type School } from '../kit/school';
import { serve, type Served } from '../kit/served';
import { rowsOf } from '../kit/tabs';

const HOST = 'files.campus.example';
const RESULTS = [
  'TermName,Student ID,SchoolName,Discipline,TestName,TestID,TestStartDate,Test RIT Score',
  'Fall 2026-2027,00123,École Voltaire,Reading,Growth: Reading 2-5,900123,09/14/2026,204',
  'Fall 2026-2027,,École Voltaire,Reading,Growth: Reading 2-5,900124,09/14/2026,199',
].join('\r\n');

let server: Served;
let school: School;
beforeAll(async () => {
  server = await serve((_, response) => {
    response.writeHead(200, { 'content-type': 'text/csv' });
    response.end(RESULTS);
  });
  school = await openSchool({
    district: { students: 5, schools: 1 },
    machine: { servers: { [HOST]: server.url } },
  });
}, 300_000);
afterAll(async () => {
  await school.close();
  await server.close();
});

test('a results file is seen as it will be before it is kept, beside the workbook', async () => {
  const browser = await launch();
  const ask = asks(school.machine, school.machine.settings.user);
  const options = { file: 'sidebar', start: 'connect:assessment_file', width: 300 } as const;
  const { page, errors } = await openGallery(browser, ask, { ...options, language: 'fr' });
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const seen = page.getByRole('region', { name: 'Le fichier tel qu’il serait lu' });
  try {
    await page
      .getByRole('textbox', { name: 'Adresse du fichier' })
      .fill(`https://${HOST}/results.csv`);
    await page.getByRole('combobox', { name: 'De qui est le fichier' }).selectOption('map_growth');
    await press('Regarder le fichier');
    await seen.getByText('2 colonnes ne sont pas dans le fichier').waitFor();
    await seen.getByText('Est-ce « Student ID » ?').waitFor();
    await screenshot(page, 'results-missing');
    await expectAccessible(page);
    await press('Prendre les noms du fichier');
    await seen.getByRole('cell', { name: '00123' }).waitFor();
    await seen.getByText('pas d’élève : rien dans « Student ID »').waitFor();
    await seen.getByRole('table').scrollIntoViewIfNeeded();
    await screenshot(page, 'results-rows');
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(300);
    await press('Continuer');
    await page.getByRole('tab', { name: 'Données' }).waitFor();
    expect(errors).toEqual([]);
  } finally {
    await browser.close();
  }
  await school.switchOn('assessment_results');
  expect((await school.refresh(['assessment_results'])).is).toBe('succeeded');
  expect(
    rowsOf(school.machine, 'Assessment Results').map((row) => [row['Student ID'], row['Score']]),
  ).toEqual([['00123', '204']]);
  const kept = school.machine.drive.content('quarantine assessment_results')!;
  expect(gunzipSync(kept.bytes).toString()).toContain(
    'pas d’élève\u00a0: rien dans «\u00a0Student ID\u00a0»\u00a0: Fall 2026-2027',
  );
}, 180_000);
