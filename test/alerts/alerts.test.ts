import { openDesk, STEWARD } from './_desk';

const REFUSED = { code: 'source.refused_key', params: { host: 'edfi.example' } } as const;
const DOWN = { code: 'source.unreachable', params: { host: 'edfi.example' } } as const;
const HELD = { code: 'data.held', params: { dataset: 'Grades', before: 900, after: 12 } } as const;

/** A Thursday, 7 in the morning in New York: both data sets are fresh. */
const THURSDAY = '2026-11-19T12:00:00Z';

const opened = () => {
  const desk = openDesk(THURSDAY);
  desk.subscribe('attendance');
  desk.subscribe('grades');
  desk.tick();
  expect(desk.sent).toEqual([]);
  return desk;
};
/** Every morning's refresh goes well, for those that are named. */
const refreshing = (desk: ReturnType<typeof opened>, ...ids: string[]) => {
  let last = '';
  return () => {
    const day = desk.now().slice(0, 10);
    if (day === last || desk.now().slice(11, 13) < '10') return;
    last = day;
    for (const id of ids) desk.refreshed(id);
  };
};

test('a failure that needs a person is told once, over three days of hourly ticks', () => {
  const desk = opened();
  desk.refreshed('attendance', REFUSED);
  desk.pass(72, refreshing(desk, 'grades'));
  expect(desk.sent).toHaveLength(1);
  const [mail] = desk.sent;
  expect(mail).toMatchObject({ to: STEWARD, subject: 'Homeroom: Attendance needs you' });
  expect(mail?.text).toContain('edfi.example refused the key and secret.');
  expect(mail?.text).toContain('What it means: The tab keeps the rows of');
  expect(mail?.text).toContain('What to do: Open Connections and give the key and secret anew.');
  expect(mail?.text).toContain('https://sheets.example/d/1/edit#gid=7');
});

test('it is told again when it becomes another one, and once when it is over', () => {
  const desk = opened();
  desk.refreshed('attendance', REFUSED);
  desk.tick();
  desk.refreshed('attendance', { code: 'source.not_found', params: { host: 'h', resource: 'r' } });
  desk.pass(2);
  desk.refreshed('attendance');
  desk.pass(5);
  expect(desk.sent.map(({ subject }) => subject)).toEqual([
    'Homeroom: Attendance needs you',
    'Homeroom: Attendance needs you',
    'Homeroom: Attendance is well again',
  ]);
});

test('two matters in one tick are one mail, the most important first', () => {
  const desk = opened();
  desk.connection({ credential: { since: THURSDAY, expires: '2026-11-28' } });
  desk.refreshed('attendance', REFUSED);
  desk.refreshed('grades', HELD);
  desk.tick();
  expect(desk.sent).toHaveLength(1);
  const { subject, text } = desk.sent[0]!;
  expect(subject).toBe('Homeroom: Attendance and 1 more need you');
  const order = ['Needs you: Attendance', 'Waits for you: Grades', 'Key ends: Lincoln High'];
  const places = order.map((title) => text.indexOf(title));
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(places.every((place) => place >= 0)).toBe(true);
});

test('one trouble of several data sets is one paragraph', () => {
  const desk = opened();
  for (const id of ['attendance', 'grades']) desk.refreshed(id, REFUSED);
  desk.tick();
  expect(desk.sent[0]?.text).toContain('Needs you: Attendance and Grades');
  expect(desk.sent[0]?.text.split('refused the key and secret.')).toHaveLength(2);
});

test('what passes by itself is mailed only once it is late, and once more when it is over', () => {
  const desk = opened();
  desk.refreshed('attendance', DOWN);
  const others = refreshing(desk, 'grades');
  // Its next promise is the morning after: 5 o'clock there, and four hours of grace.
  desk.pass(25, others);
  expect(desk.sent).toEqual([]);
  desk.pass(48, () => {
    others();
    desk.refreshed('attendance', DOWN);
  });
  expect(desk.sent.map(({ subject }) => subject)).toEqual(['Homeroom: Attendance is out of date']);
  expect(desk.sent[0]?.text).toContain('No answer from edfi.example.');
  desk.refreshed('attendance');
  desk.pass(3, others);
  expect(desk.sent.map(({ subject }) => subject)).toEqual([
    'Homeroom: Attendance is out of date',
    'Homeroom: Attendance is well again',
  ]);
});

test('a source that others went on without is named: at once where a person is needed', () => {
  const desk = opened();
  const login = { code: 'source.login', params: { host: 'db:5432/fra', user: 'r' } } as const;
  desk.refreshedWithout('attendance', 'c1', login, desk.now());
  desk.tick();
  desk.tick();
  expect(desk.sent.map(({ subject }) => subject)).toEqual(['Homeroom: Attendance is not complete']);
  const { text } = desk.sent[0]!;
  expect(text).toContain('could not be read: Lincoln High.');
  expect(text).toContain('The database at db:5432/fra refused the user r');
  desk.refreshed('attendance');
  desk.tick();
  expect(desk.sent.map(({ subject }) => subject)[1]).toBe('Homeroom: Attendance is well again');
});

test('one that may come back by itself is named once the promise of its rows is broken', () => {
  const desk = opened();
  const since = desk.now();
  const morning = (): void => {
    refreshing(desk, 'grades')();
    desk.refreshedWithout('attendance', 'c1', DOWN, since);
  };
  desk.pass(25, morning);
  expect(desk.sent).toEqual([]);
  desk.pass(48, morning);
  expect(desk.sent.map(({ subject }) => subject)).toEqual(['Homeroom: Attendance is not complete']);
});

test('its rows are as old as when it was read last, and not as when it was first missed', () => {
  const desk = opened();
  desk.pass(21, refreshing(desk, 'attendance', 'grades'));
  // Friday's refresh finds it down; before the weekend somebody is to know.
  const since = '2026-11-20T10:00:00.000Z';
  desk.pass(12, () => {
    refreshing(desk, 'grades')();
    if (desk.now() >= since) desk.refreshedWithout('attendance', 'c1', DOWN, since);
  });
  expect(desk.now().slice(0, 10)).toBe('2026-11-20');
  expect(desk.sent.map(({ subject }) => subject)).toEqual(['Homeroom: Attendance is not complete']);
});

test('a run that is still at it is given its time', () => {
  const desk = opened();
  desk.at('2026-11-20T14:30:00Z');
  const run = {
    v: 1,
    id: 'r1',
    datasets: ['attendance', 'grades'],
    cause: 'schedule',
    createdAt: '2026-11-20T10:10:00Z',
    status: { is: 'paused', until: '2026-11-20T15:00:00Z', failure: DOWN },
    outcomes: {},
    executions: 2,
    counts: { requests: 0, rowsRead: 0, retries: 0 },
  };
  desk.set('run/current', run);
  desk.tick();
  expect(desk.sent).toEqual([]);
  // Until tomorrow is too long: the day's share of requests is used up.
  const quota = { code: 'host.quota', params: { service: 'web requests' } };
  desk.set('run/current', { ...run, status: { ...run.status, failure: quota } });
  desk.tick();
  expect(desk.sent.map(({ subject }) => subject)).toEqual([
    'Homeroom: Attendance and 1 more are out of date',
  ]);
});

test('a closed school is not written to', () => {
  const desk = openDesk('2026-11-25T12:00:00Z');
  const schedule = { every: 'school_day', hour: 5 } as const;
  desk.subscribe('attendance', { schedule });
  // Thanksgiving and the day after, then the weekend.
  const from = '2026-11-23';
  desk.set('calendar/school_calendar', { v: 1, from, to: '2026-12-04', days: '111000011111' });
  desk.pass(4 * 24);
  expect(desk.sent).toEqual([]);
  // On Monday there are lessons, and still nothing came.
  desk.pass(27);
  expect(desk.sent.map(({ subject }) => subject)).toEqual(['Homeroom: Attendance is out of date']);
});

test('where the day’s mails are spent, the news go tomorrow, and the urgent ones before', () => {
  const desk = opened();
  desk.mails(3);
  desk.connection({ credential: { since: THURSDAY, expires: '2026-11-28' } });
  desk.tick();
  // The last ones are kept for what needs a person.
  expect(desk.sent).toEqual([]);
  desk.refreshed('grades', HELD);
  desk.tick();
  expect(desk.sent).toHaveLength(1);
  expect(desk.sent[0]?.text).toContain('Waits for you: Grades');
  expect(desk.sent[0]?.text).toContain('Key ends: Lincoln High');
  desk.mails(0);
  desk.refreshed('attendance', REFUSED);
  desk.pass(10, () => desk.now() < '2026-11-20' && desk.mails(0));
  expect(desk.sent).toHaveLength(1);
  expect(desk.lines.filter(({ event }) => event === 'alert.waits')).toHaveLength(2);
  desk.pass(5);
  expect(desk.sent).toHaveLength(2);
  expect(desk.sent[1]?.subject).toBe('Homeroom: Attendance needs you');
});

test('quiet hours are kept: what happened in them comes as one mail', () => {
  const desk = opened();
  desk.set('settings', { quiet: { from: 20, to: 6 } });
  desk.at('2026-11-20T01:30:00Z');
  desk.refreshed('attendance', REFUSED);
  desk.tick();
  desk.refreshed('grades', HELD);
  desk.pass(9);
  expect(desk.sent).toEqual([]);
  desk.pass(2);
  expect(desk.sent).toHaveLength(1);
  expect(desk.sent[0]?.text).toMatch(/Attendance[^]*Grades/);
});

test('a key is told of two weeks and three days before it ends, and when it has ended', () => {
  const desk = opened();
  desk.connection({ credential: { since: THURSDAY, expires: '2026-12-10' } });
  const daily = refreshing(desk, 'attendance', 'grades');
  desk.pass(24 * 25, daily);
  expect(desk.sent.map(({ subject, at }) => [subject, at.slice(0, 10)])).toEqual([
    ['Homeroom: The key of Lincoln High ends in 14 days', '2026-11-26'],
    ['Homeroom: The key of Lincoln High ends in 3 days', '2026-12-07'],
    ['Homeroom: The key of Lincoln High has ended', '2026-12-11'],
  ]);
});

test('a change of the source is told once, whatever else goes on', () => {
  const desk = opened();
  const findings = [
    {
      kind: 'schema' as const,
      about: 'students',
      message: '',
      params: {
        connection: 'c1',
        title: 'Students',
        how: 'added',
        fields: 'nickname, shoeSize',
      },
      since: THURSDAY,
    },
  ];
  desk.subscribe('attendance', { findings });
  desk.subscribe('grades', { findings });
  desk.pass(20);
  expect(desk.sent).toHaveLength(1);
  expect(desk.sent[0]).toMatchObject({ subject: 'Homeroom: Lincoln High sends other fields' });
  expect(desk.sent[0]?.text).toContain(
    'Lincoln High sends 2 fields of “Students” that were not there before: nickname and shoeSize.',
  );
  desk.refreshed('attendance', REFUSED);
  desk.tick();
  expect(desk.sent[1]?.text).not.toContain('shoeSize');
});

test('what is switched off or paused is no longer told of, and is not well either', () => {
  const desk = opened();
  desk.refreshed('attendance', REFUSED);
  desk.tick();
  desk.connection({ paused: true });
  desk.pass(60);
  desk.connection();
  desk.subscribe('attendance', { on: false });
  desk.refreshed('grades');
  desk.pass(2);
  expect(desk.sent).toHaveLength(1);
});

describe('readers of two languages', () => {
  const recipients = [
    { email: 'ann@school.example', language: 'en-US' },
    { email: 'bea@school.example', language: 'en' },
    { email: 'chloe@school.example', language: 'fr' },
  ];
  const ready = () => {
    const desk = opened();
    desk.set('settings', { recipients });
    desk.refreshed('attendance', REFUSED);
    desk.refreshed('grades', HELD);
    return desk;
  };

  it('each get one mail in theirs', () => {
    const desk = ready();
    desk.pass(3);
    expect(desk.sent.map(({ to, subject }) => [to, subject])).toEqual([
      ['ann@school.example,bea@school.example', 'Homeroom: Attendance and 1 more need you'],
      ['chloe@school.example', 'Homeroom\u00a0: Attendance et 1 autre ont besoin de vous'],
    ]);
  });

  it('lose none and get none twice, wherever an execution dies', () => {
    const calls = ready().callsOf();
    expect(calls).toBeGreaterThan(5);
    for (let n = 1; n <= calls; n++)
      for (const effect of [false, true]) {
        const desk = ready();
        desk.kill(n, effect);
        desk.pass(3);
        expect([n, effect, desk.sent.map(({ to }) => to)]).toEqual([
          n,
          effect,
          ['ann@school.example,bea@school.example', 'chloe@school.example'],
        ]);
      }
  });
});

test('a permission that is lost again and again is asked for once a day, with its link', () => {
  const desk = opened();
  const url = 'https://script.example/authorize?a=1&b=2';
  const daily = refreshing(desk, 'attendance', 'grades');
  const trouble = { code: 'host.unauthorized', params: { service: 'Drive', url } };
  let hour = 0;
  desk.pass(47, () => {
    daily();
    desk.set('trigger', { v: 1, ...(hour++ % 2 === 0 ? { trouble } : {}) });
  });
  const days = desk.sent.map(({ at }) => at.slice(0, 10));
  expect(days).toEqual(['2026-11-19', '2026-11-20', '2026-11-21']);
  expect(desk.sent[0]?.subject).toBe('Homeroom: The automatic refresh needs you');
  expect(desk.sent[0]?.text).toContain(`Grant the permission: ${url}`);
  expect(desk.sent[0]?.html).toContain('a=1&#38;b=2');
});

test('a tick without news costs no call beyond reading the records', () => {
  const desk = opened();
  desk.refreshed('attendance', REFUSED);
  desk.tick();
  expect(desk.callsOf()).toBe(1);
});

test('what a title holds is no HTML in a mail', () => {
  const desk = opened();
  desk.connection({
    site: '<img src=x onerror=alert(1)>',
    credential: { since: THURSDAY, expires: '2026-11-20' },
  });
  desk.tick();
  expect(desk.sent[0]?.html).not.toContain('<img');
  expect(desk.sent[0]?.html).toContain('&#60;img');
});
