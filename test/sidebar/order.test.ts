/** Answers come in another order than they were asked for: what is shown is never older than what was shown. */
import type { Client } from '../../sidebar/client';
import { loadActivity, loadStory } from '../../sidebar/state/activity';
import { loadDetails } from '../../sidebar/state/details';
import { valueOf } from '../../sidebar/state/loaded';
import { createSession, type Session } from '../../sidebar/state/session';
import { edit, loadSettings, save } from '../../sidebar/state/settings';
import { loadWarehouse } from '../../sidebar/state/warehouse';
import { consoleOf, good, TROUBLES } from '../browser/sidebar-fixture';
import { detailsOf } from '../browser/sidebar-lists';
import { RUNS, settingsOf, storyOf } from '../browser/sidebar-rooms';
import { here, inPostgres } from '../browser/sidebar-warehouses';

/** A server whose every answer waits until it is told: `answers[0]` is the one to what was asked first. */
const server = (name: keyof Client, others: object = {}) => {
  const answers: ((value: unknown) => Promise<void>)[] = [];
  const ask = () =>
    new Promise((resolve) => {
      answers.push(async (value) => {
        resolve(value);
        await new Promise(setImmediate);
      });
    });
  const session = createSession({ [name]: ask, ...others } as unknown as Client);
  return { session, answers };
};

const readings: readonly (readonly [
  keyof Client,
  (session: Session) => Promise<void>,
  (session: Session) => unknown,
  older: unknown,
  newer: unknown,
])[] = [
  [
    'datasetDetails',
    (session) => loadDetails(session, 'attendance'),
    (session) => valueOf(session.store.get().details['attendance']),
    detailsOf({ tab: 'Before' }),
    detailsOf({ tab: 'After' }),
  ],
  [
    'activity',
    loadActivity,
    (session) => valueOf(session.store.get().rooms.activity.page),
    { runs: RUNS.slice(1), more: false },
    { runs: RUNS, more: false },
  ],
  [
    'runStory',
    (session) => loadStory(session, 'r1'),
    (session) => valueOf(session.store.get().rooms.activity.stories['r1']),
    storyOf(RUNS[0]!, { executions: 1 }),
    storyOf(RUNS[0]!, { executions: 2 }),
  ],
  [
    'settings',
    loadSettings,
    (session) => valueOf(session.store.get().rooms.settings.card),
    settingsOf({ retentionDays: 7 }),
    settingsOf({ retentionDays: 14 }),
  ],
  [
    'warehouse',
    loadWarehouse,
    (session) => valueOf(session.store.get().rooms.warehouse.card),
    here(),
    inPostgres(),
  ],
];

describe.each(readings)('%s', (name, load, shown, older, newer) => {
  test('asked for again while it is on its way, the later answer is what stays', async () => {
    const { session, answers } = server(name);
    void load(session);
    void load(session);
    expect(answers).toHaveLength(2);
    await answers[0]!(good(older));
    expect(shown(session)).toEqual(older);
    await answers[1]!(good(newer));
    expect(shown(session)).toEqual(newer);
  });

  test('an answer that was overtaken is not shown, nor its failure', async () => {
    const { session, answers } = server(name);
    void load(session);
    void load(session);
    void load(session);
    await answers[2]!(good(newer));
    await answers[0]!(good(older));
    await answers[1]!({ trouble: TROUBLES.forbidden });
    expect(shown(session)).toEqual(newer);
  });

  test('a failure does not keep from being shown what was asked for before it', async () => {
    const { session, answers } = server(name);
    void load(session);
    void load(session);
    await answers[1]!({ trouble: TROUBLES.forbidden });
    await answers[0]!(good(older));
    expect(shown(session)).toEqual(older);
  });
});

test('settings that were read before they were saved do not come back', async () => {
  const saved = settingsOf({ retentionDays: 7 });
  const { session, answers } = server('settings', {
    saveSettings: () => Promise.resolve(good(saved)),
    consoleState: () => Promise.resolve(good(consoleOf())),
  });
  void loadSettings(session);
  await answers[0]!(good(settingsOf()));
  void loadSettings(session);
  edit(session, { retentionDays: 7 });
  await save(session);
  await answers[1]!(good(settingsOf()));
  expect(valueOf(session.store.get().rooms.settings.card)).toEqual(saved);
});
