import { openDesk, DATASETS, type Desk } from './_desk';

/** What Google's side can refuse: room for records, permission, a mode that allows little. */
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
beforeEach(() => desk.reset());
afterEach(() => desk?.assertDiscreet());
afterAll(() => desk?.close());

const STORE_BYTES = 500 * 1024;

/** Leaves so many bytes in the document's store, as if the script had kept other things there. */
const leave = (bytes: number): void => {
  const saved = structuredClone(desk.machine.snapshot()) as unknown as {
    properties: [string, [string, string][]][];
  };
  const [, store] = saved.properties.find(([name]) => name === 'document')!;
  let left = STORE_BYTES - bytes;
  for (const [key, value] of store) left -= Buffer.byteLength(key) + Buffer.byteLength(value);
  for (let i = 0; left > 0; i++) {
    const key = `other/${String(i).padStart(3, '0')}`;
    const size = Math.min(8_000, Math.max(0, left - key.length));
    store.push([key, 'x'.repeat(size)]);
    left -= size + key.length;
  }
  desk.machine.restore(saved as unknown as ReturnType<typeof desk.machine.snapshot>);
};
/** Other things go, and there is room again. */
const tidy = (): void => {
  const saved = structuredClone(desk.machine.snapshot()) as unknown as {
    properties: [string, [string, string][]][];
  };
  const store = saved.properties.find(([name]) => name === 'document')!;
  store[1] = store[1].filter(([key]) => !key.startsWith('other/'));
  desk.machine.restore(saved as unknown as ReturnType<typeof desk.machine.snapshot>);
};

const FULL = {
  code: 'storage.full',
  message: 'Google’s store for this workbook’s settings is full (500 KB).',
  next: 'Switch off data sets you do not need, or remove old connections.',
};

describe('a store that is nearly full', () => {
  test('gives up the history of runs, and the refresh goes on', async () => {
    for (let i = 0; i < 4; i++) await desk.refresh();
    desk.happen();
    leave(400);
    expect(await desk.refresh()).toMatchObject({ is: 'succeeded' });
    for (const id of DATASETS) expect(await desk.card(id)).toMatchObject({ status: 'fresh' });
    expect(desk.logs().join('\n')).toContain('"records.made_room"');
  });

  test.each([0, 300, 1000, 2500])(
    'to the last %i bytes: says so, ends, loses nothing',
    async (bytes) => {
      const tabs = DATASETS.map((id) => desk.tab(id));
      desk.happen();
      leave(bytes);
      const asked = await desk.school.command('refresh', null).then(
        () => null,
        ({ code, message, next }) => ({ code, message, next }),
      );
      if (asked) expect(asked).toEqual(FULL);
      // The trigger comes again and again; it neither throws nor leaves a run that never ends.
      await desk.machine.advance(8 * 3_600_000);
      const ticks = desk.machine.executions().filter((e) => e.function === 'tick');
      expect(ticks.length).toBeGreaterThan(6);
      expect(ticks.filter(({ outcome }) => outcome !== 'ok')).toEqual([]);
      const run = await desk.school.command('runState');
      if (run) expect(['succeeded', 'failed', 'queued']).toContain(run.is);
      if (run?.is === 'failed') expect(run.trouble).toMatchObject(FULL);
      if (run?.is !== 'succeeded') expect(desk.logs().join('\n')).toContain('"storage.full"');
      // A tab is whole, whether it is the old one or the new one.
      for (const [i, id] of DATASETS.entries()) {
        const { title, values } = desk.tab(id);
        expect(title).toBe(tabs[i]!.title);
        expect(values.length).toBeGreaterThan(tabs[i]!.values.length - 10);
      }

      tidy();
      expect(await desk.refresh()).toMatchObject({ is: 'succeeded' });
      for (const id of DATASETS) {
        const card = await desk.card(id);
        expect(card).toMatchObject({ status: 'fresh' });
        expect(desk.tab(id).values).toHaveLength((card.rows ?? 0) + 1);
      }
    },
  );
});

describe('authorization', () => {
  const none = { mode: 'NONE', kind: 'simple' } as const;
  const limited = { mode: 'LIMITED' } as const;

  test('before anything is authorized the menu is there', async () => {
    const { error, execution } = await desk.machine.call('onOpen', [], none);
    expect(error).toBeUndefined();
    expect(execution.outcome).toBe('ok');
    expect(JSON.stringify(desk.machine.workbook.screen())).toContain('Open Homeroom');
  });

  const connection = {
    connector: 'edfi',
    site: 'X',
    settings: { url: 'http://127.0.0.1:9', key: 'k' },
    secrets: { secret: 's' },
  };

  test.each([
    ['NONE', 'consoleState', []],
    ['NONE', 'refresh', [null]],
    ['LIMITED', 'testConnection', [connection]],
    ['LIMITED', 'saveConnection', [connection]],
  ] as const)('in mode %s %s fails with words', async (mode, name, args) => {
    const { error, result } = await desk.machine.call(name, ['en', ...args], { mode });
    expect(error).toBeUndefined();
    expect(result).toEqual({
      trouble: {
        code: 'host.unauthorized',
        message: expect.stringMatching(/^Homeroom no longer has your permission for [a-zA-Z ]+\.$/),
        next: 'Open the Homeroom menu and grant the permission again.',
        params: { service: expect.any(String), detail: expect.any(String) },
      },
    });
  });

  test('in mode LIMITED a run ends and the tabs stay', async () => {
    const before = DATASETS.map((id) => desk.tab(id));
    desk.happen();
    await desk.school.command('refresh', null);
    const { error } = await desk.machine.call('work', [], limited);
    expect(error).toBeUndefined();
    expect(await desk.school.command('runState')).toMatchObject({
      is: 'failed',
      trouble: { code: 'host.unauthorized' },
    });
    expect(DATASETS.map((id) => desk.tab(id))).toEqual(before);
    expect(await desk.refresh()).toMatchObject({ is: 'succeeded' });
  });

  test('the permission to fetch is withdrawn: the run ends, and is well when it is given', async () => {
    desk.happen();
    desk.faults({ revokedScopes: ['https://www.googleapis.com/auth/script.external_request'] });
    expect(await desk.refresh()).toMatchObject({
      is: 'failed',
      trouble: { code: 'host.unauthorized' },
    });
    expect(desk.mails()).toHaveLength(1);
    expect(desk.mails()[0]?.body).toContain('grant the permission again');
    desk.faults({});
    expect(await desk.refresh()).toMatchObject({ is: 'succeeded' });
    expect(desk.mails()).toHaveLength(2);
  });

  test('the permission to mail is withdrawn: the run ends, and the mail comes later', async () => {
    desk.happen();
    desk.district.faults.add({ kind: 'denied', resource: 'students' });
    desk.faults({ revokedScopes: ['https://www.googleapis.com/auth/script.send_mail'] });
    expect(await desk.refresh()).toMatchObject({
      is: 'failed',
      trouble: { code: 'source.forbidden' },
    });
    expect(desk.mails()).toEqual([]);
    expect(desk.logs().join('\n')).toContain('"alert.failed"');
    desk.faults({});
    await desk.refresh();
    expect(desk.mails().map(({ subject }) => subject)).toEqual([
      'Homeroom: Student Demographics & Enrollment needs you',
    ]);
  });

  test('the permission for the workbook is withdrawn: the console says so, and it is well again', async () => {
    desk.happen();
    desk.faults({ revokedScopes: ['https://www.googleapis.com/auth/spreadsheets'] });
    const refused = {
      code: 'consent.spreadsheets',
      message: 'Homeroom may not use your spreadsheets: nothing can be published.',
    };
    await expect(desk.school.command('refresh', null)).rejects.toMatchObject(refused);
    expect((await desk.machine.call('work')).error).toBeUndefined();
    await expect(desk.state()).rejects.toMatchObject(refused);
    desk.faults({});
    expect(await desk.refresh()).toMatchObject({ is: 'succeeded' });
  });
});
