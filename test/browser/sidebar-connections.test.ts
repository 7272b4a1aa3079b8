/** What the list of connections does, against a server that answers as a test wants. */
import type { Page } from 'playwright-core';
import { connection, consoleOf, good } from './sidebar-fixture';
import { manySources, TWO_CONNECTIONS } from './sidebar-lists';
import { type Answers } from './sidebar-host';
import { sitAtSidebar } from './sidebar-desk';

const desk = sitAtSidebar();
const { callsOf, focused, spoken, show } = desk;
let page: Page;
beforeAll(() => {
  ({ page } = desk.opened());
});

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const showTab = (name: string) => page.getByRole('tab', { name }).click();

describe('connections', () => {
  const remove = async (answers: Answers = {}) => {
    let connections = TWO_CONNECTIONS;
    await show(consoleOf({ connections }), {
      removeConnection: (id) => {
        connections = connections.filter((c) => c.id !== id);
        return good(consoleOf({ connections }));
      },
      ...answers,
    });
    await showTab('Connections');
    await button('Remove Grand Bend ISD').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
  };

  test('removing keeps the tabs unless a person chooses otherwise', async () => {
    await remove();
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByRole('listitem').allTextContents()).toEqual(['Attendance', 'Grades']);
    expect(await dialog.getByRole('radio', { checked: true }).getAttribute('value')).toBe('keep');
    expect(await focused()).toBe('Keep it');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await focused()).toBe('Remove Grand Bend ISD');
    expect(callsOf('removeConnection')).toEqual([]);
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: 'Remove' }).click();
    await button('Remove Grand Bend ISD').waitFor({ state: 'detached' });
    expect(callsOf('removeConnection')).toEqual([['c1', 'keep']]);
  });

  test('a question is put again however soon after the last one was left', async () => {
    await remove();
    const until = async (name: string) => {
      for (const end = Date.now() + 60_000; (await focused()) !== name;)
        if (Date.now() > end) throw new Error(`The focus is on “${await focused()}”.`);
    };
    for (let i = 0; i < 30; i++) {
      await until('Keep it');
      await page.keyboard.press('Escape');
      await until('Remove Grand Bend ISD');
      await page.keyboard.press('Enter');
    }
    await until('Keep it');
  });

  test('by the keyboard the tabs can be chosen to go too', async () => {
    await remove();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('ArrowDown');
    expect(await page.getByRole('radio', { checked: true }).getAttribute('value')).toBe('delete');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await button('Remove Grand Bend ISD').waitFor({ state: 'detached' });
    expect(callsOf('removeConnection')).toEqual([['c1', 'delete']]);
    await page.waitForFunction(() => document.activeElement?.id === 'panel');
  });

  test('are paused and go on, under the same button', async () => {
    await show(consoleOf({ connections: TWO_CONNECTIONS }), {
      pauseConnection: (id, paused) =>
        good(
          consoleOf({
            connections: TWO_CONNECTIONS.map((c) => (c.id === id ? { ...c, paused } : c)),
          }),
        ),
    });
    await showTab('Connections');
    await button('Pause Lakeside Academy').focus();
    await page.keyboard.press('Enter');
    await button('Go on with Lakeside Academy').waitFor();
    await spoken('Lakeside Academy is paused');
    expect(await focused()).toBe('Go on with Lakeside Academy');
    await page.getByText('It is not read.').waitFor();
    await page.keyboard.press('Enter');
    await button('Pause Lakeside Academy').waitFor();
    expect(callsOf('pauseConnection')).toEqual([
      ['c2', true],
      ['c2', false],
    ]);
  });

  test('tell how old a key is and when it stops working', async () => {
    const until = (expires: string) =>
      connection({ id: expires, credential: { since: '2026-05-28T12:00:00.000Z', expires } });
    await show(consoleOf({ connections: ['2027-01-15', '2026-09-13', '2026-08-31'].map(until) }));
    await showTab('Connections');
    expect(await page.locator('.key').allInnerTexts()).toEqual([
      'Key given 3 months ago\nThe key works until Jan 15, 2027',
      'Key given 3 months ago\nThe key expires in 12 days',
      'Key given 3 months ago\nThe key expired yesterday',
    ]);
  });

  test('a date on which the key stops working is saved with it, and asked anew with a new key', async () => {
    await show(consoleOf({ connections: TWO_CONNECTIONS }), {
      saveConnection: () => good(consoleOf({ connections: TWO_CONNECTIONS })),
    });
    await showTab('Connections');
    const date = page.getByLabel('The key stops working on');
    await button('Edit Lakeside Academy').click();
    expect(await date.inputValue()).toBe('2026-09-13');
    await date.fill('2026-12-31');
    await button('Save').click();
    await button('Replace the secret of Lakeside Academy').click();
    expect(await date.inputValue()).toBe('');
    await page.locator('input[type=password]:focus').waitFor();
    await page.keyboard.type('new');
    await button('Save').click();
    await button('Edit Lakeside Academy').waitFor();
    const [first, second] = callsOf('saveConnection').map(([input]) => input as any);
    expect(first.expires).toBe('2026-12-31');
    expect(second).not.toHaveProperty('expires');
    expect(second.secrets).toEqual({ secret: 'new' });
  });

  test('of several systems one is chosen, with a search, and back leads back', async () => {
    await show(consoleOf(manySources()));
    await showTab('Connections');
    await button('Add a connection').click();
    await page.getByRole('searchbox').fill('schoology');
    expect(await page.locator('.systems li button').allTextContents()).toEqual(['Schoology']);
    await button('Connect Schoology').click();
    await page.getByRole('heading', { name: 'Connect Schoology' }).waitFor();
    await button('Connections').click();
    await button('Add a connection').waitFor();
  });

  test('a colleague reads them, and is told whom to ask', async () => {
    const steward = { email: 'steward@grandbend.example', you: false };
    await show(consoleOf({ connections: TWO_CONNECTIONS, steward }));
    await showTab('Connections');
    await page.getByText('steward@grandbend.example looks after the connections').waitFor();
    await page.getByText('Key given 3 months ago').waitFor();
    expect(await page.locator('#panel').getByRole('button').count()).toBe(0);
  });
});
