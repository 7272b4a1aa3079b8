/** A page that the web app answers, in a browser: in its frame, with google.script.run, and with no editor. */
import type { Browser } from 'playwright-core';
import { deploymentOf } from '../../emulator/machine/web-app';
import { FIRST_WORKBOOK } from '../../emulator/machine/owner';
import { bundleOf, cleanUp } from '../emulator/kit';
import { launch, openPage } from './browser';
import { startEmulator } from './emulator';

jest.setTimeout(180_000);

const SCRIPT = `
function doGet() { return HtmlService.createHtmlOutputFromFile('board').setTitle('The board'); }
function seen(by) { return by + ' by ' + Session.getEffectiveUser().getEmail(); }
function fails() { throw new Error('No more today'); }
`;
const BOARD = `<!doctype html><html><head><title>x</title></head><body><p id="a"></p><p id="b"></p><p id="c"></p>
<script>
  const put = (id) => (text) => { document.getElementById(id).textContent = text; };
  google.script.url.getLocation(({ parameter }) => google.script.run.withSuccessHandler(put('a')).seen(parameter.who));
  google.script.run.withFailureHandler((error) => put('b')(error.message)).fails();
  put('c')(typeof google.script.host.close);
</script></body></html>`;

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  await cleanUp();
});

test('it runs as whoever deployed it, whoever looks at it', async () => {
  const bundle = bundleOf(SCRIPT, { 'board.html': BOARD });
  const emulator = await startEmulator({ bundle, mode: 'owned' });
  emulator.machine.deploy('steward@school.example');
  const url = `${emulator.url}macros/s/${deploymentOf(FIRST_WORKBOOK)}/exec?who=Eve`;
  const { page, close } = await openPage(browser, url);
  expect(await page.title()).toBe('The board');
  const frame = page.frameLocator('#sandboxFrame');
  await frame.getByText('Eve by steward@school.example').waitFor();
  await frame.getByText('No more today').waitFor();
  expect(await frame.locator('#c').textContent()).toBe('undefined');
  await close();
  await emulator.close();
});
