/** The menu, the card and the dialogs of the built add-on, as Google would run them. */
import { openSchool, type School } from '../kit/school';

jest.setTimeout(120_000);

let school: School;
beforeAll(async () => {
  school = await openSchool({ district: { students: 10, schools: 1 } });
});
afterAll(() => school.close());
const before: { now?: ReturnType<School['machine']['snapshot']> } = {};
beforeEach(() => {
  before.now ??= school.machine.snapshot();
  school.machine.restore(before.now);
});

const run = async (name: string) => {
  const { error, execution } = await school.machine.call(name, [{ authMode: 'FULL' }]);
  expect(error).toBeUndefined();
  return execution;
};
const ENTRIES = [
  ['Open Homeroom', 'showConsole'],
  ['Reports', 'showReports'],
  ['Add a source', 'showSources'],
  ['Refresh all now', 'refreshAll'],
  ['System check', 'showSystemCheck'],
  ['Help', 'showHelp'],
];
const menu = () =>
  school.machine.workbook
    .screen()
    .addonMenu!.items.flatMap((item) =>
      item.kind === 'item' ? [[item.title, item.function]] : [],
    );

describe('the menu', () => {
  test('is there before the add-on was ever used, and asks no service for it', async () => {
    const { execution, error } = await school.machine.open()!;
    expect(error).toBeUndefined();
    expect(execution.function).toBe('onOpen');
    expect(Object.keys(execution.calls).filter((op) => !/Ui\.addMenu|getUi/.test(op))).toEqual([]);
    expect(menu()).toEqual(ENTRIES);
  });

  test('is there when it was, within a second, and at installing', async () => {
    await run('showConsole');
    const opened = await school.machine.open()!;
    expect(opened.error).toBeUndefined();
    expect(opened.execution.virtualMs).toBeLessThan(1_000);
    expect(menu()).toEqual(ENTRIES);
    const installed = await school.machine.install({ workbook: school.machine.copyWorkbook() });
    expect(installed.error).toBeUndefined();
  });

  test('speaks the person’s language once Google tells it', async () => {
    const french = await openSchool({ machine: { locale: 'fr_FR' }, shared: school.district });
    await french.machine.open()!;
    expect(french.machine.workbook.screen().addonMenu!.items[0]).toMatchObject({
      title: 'Open Homeroom',
    });
    await french.machine.call('showConsole');
    await french.machine.open()!;
    expect(french.machine.workbook.screen().addonMenu!.items[0]).toMatchObject({
      title: 'Ouvrir Homeroom',
    });
    await french.close();
  });

  test('every entry names a function that is there', async () => {
    await school.machine.open()!;
    for (const [, name] of menu()) await run(name!);
  });
});

describe('what the entries show', () => {
  const screen = () => school.machine.workbook.screen();

  test('the console, and the console on the System check', async () => {
    await run('showConsole');
    expect(screen().sidebar).toMatchObject({ title: 'Homeroom', width: 300 });
    expect(screen().sidebar!.html).not.toContain('data-start=');
    await run('showSystemCheck');
    expect(screen().sidebar!.html).toMatch(/<html data-start="check" lang="en">/);
  });

  test('a refresh of all: queued, and driven by the console that opens', async () => {
    await school.connect();
    await school.switchOn('schools');
    await run('refreshAll');
    expect(screen().sidebar).not.toBeNull();
    expect(screen().dialog).toBeNull();
    expect((await school.work()).is).toBe('succeeded');
  });

  test('help, as a dialog with one button', async () => {
    await run('showHelp');
    const { title, html, modal } = screen().dialog!;
    expect([title, modal]).toEqual(['How Homeroom works', true]);
    expect(html.match(/<button/g)).toHaveLength(1);
    expect(html).not.toMatch(/<script/);
    expect(screen().alerts).toEqual([]);
  });
});

describe('the card', () => {
  type Widget = { kind: string; label?: string; text?: string; buttons?: { text: string }[] };
  const card = async () => {
    const { result, error } = await school.machine.card()!;
    expect(error).toBeUndefined();
    const { title, subtitle, sections } = result as Record<'title' | 'subtitle', string> & {
      sections: Widget[][];
    };
    const widgets = sections.flat();
    const lines = widgets.flatMap(({ kind, label, text }) =>
      kind === 'decorated' ? [[label, text]] : [],
    );
    return { title, subtitle, lines: Object.fromEntries(lines) as Record<string, string>, widgets };
  };

  test('leads a newcomer into the console', async () => {
    const { title, subtitle, lines, widgets } = await card();
    expect([title, subtitle]).toEqual(['Homeroom', 'School data']);
    expect(Object.keys(lines)).toEqual(['Nothing is connected yet']);
    expect(widgets.at(-1)!.buttons).toMatchObject([
      { text: 'Open Homeroom', filled: true, function: 'openFromCard' },
    ]);
  });

  test('tells the state of the workbook in a few lines', async () => {
    await school.connect();
    await school.switchOn('schools');
    await school.refresh(['schools']);
    expect((await card()).lines).toMatchObject({
      'Data sets': 'It is fresh.',
      'Next refresh': expect.stringMatching(/\d/),
    });
    await school.switchOn('school_calendar');
    const { lines } = await card();
    expect(lines['Data sets']).toBe('1 of 2 is fresh.');
    expect(lines['Looked after by']).toBe('You');
  });

  test('its button opens the console where the host lets it, and says how where it does not', async () => {
    const press = async () => (await school.machine.card({}, 'openFromCard')!).result;
    expect(await press()).toEqual({
      is: 'response',
      notification: 'Choose Extensions, then Homeroom, then Open Homeroom.',
    });
    Object.assign(school.machine.settings, { windowsFromCards: true });
    expect(await press()).toMatchObject({ is: 'response' });
    expect(school.machine.workbook.screen().sidebar?.title).toBe('Homeroom');
    Object.assign(school.machine.settings, { windowsFromCards: false });
  });

  test('says what it lacks when a permission is withdrawn', async () => {
    school.machine.faults({ revokedScopes: ['https://www.googleapis.com/auth/userinfo.email'] });
    const { lines, widgets } = await card();
    expect(Object.keys(lines)).toEqual(['Homeroom could not look']);
    expect(lines['Homeroom could not look']).toMatch(/^Homeroom may not see your mail address: /);
    expect(widgets.at(-1)!.buttons).toMatchObject([
      { text: 'Open Homeroom' },
      { text: 'Grant the permission', url: expect.stringMatching(/^https:/) },
    ]);
  });
});
