import { answersIn, requireAnswers } from '../../src/app/answers';
import { failureOf, type Setting } from '../../src/model';

const base = { help: 'Where it stands.' } as const;
const SETTINGS: readonly Setting[] = [
  {
    ...base,
    name: 'way',
    title: 'Way in',
    type: 'choice',
    default: 'key',
    options: [
      { value: 'key', title: 'A key' },
      { value: 'user', title: 'A user' },
    ],
  },
  { ...base, name: 'secret', title: 'Key', type: 'secret', when: { name: 'way', values: ['key'] } },
  { ...base, name: 'user', title: 'User', type: 'text', when: { name: 'way', values: ['user'] } },
  {
    ...base,
    name: 'note',
    title: 'Note',
    type: 'text',
    when: { name: 'user', values: ['ana'] },
  },
  { ...base, name: 'size', title: 'Page size', type: 'number', default: '250' },
  { ...base, name: 'since', title: 'Since', type: 'date', optional: true },
  { ...base, name: 'gentle', title: 'Gently', type: 'yes_no', default: 'no' },
];

/** What is wrong with these answers, told whole; null: nothing. */
const wrong = (settings: Record<string, string>, secrets: Record<string, string> = {}) => {
  try {
    requireAnswers(SETTINGS, answersIn(SETTINGS, settings), secrets);
    return null;
  } catch (error) {
    const { code, params } = failureOf(error);
    return { code, ...params };
  }
};

test('what must be answered and is not has its default; what may be left empty has none', () => {
  expect(answersIn(SETTINGS, {})).toEqual({ way: 'key', size: '250', gentle: 'no' });
  expect(answersIn(SETTINGS, { size: '10', other: 'kept' })).toEqual({
    way: 'key',
    size: '10',
    gentle: 'no',
    other: 'kept',
  });
});

test('what is not asked is not kept, and not missing; nor what hangs on it', () => {
  const given = { user: 'ana', note: 'hello' };
  expect(answersIn(SETTINGS, given)).not.toHaveProperty('user');
  expect(answersIn(SETTINGS, given)).not.toHaveProperty('note');
  expect(answersIn(SETTINGS, { ...given, way: 'user' })).toMatchObject(given);
  expect(wrong({}, { secret: 's' })).toBeNull();
  expect(wrong({})).toEqual({ code: 'setup.missing', setting: 'Key' });
  expect(wrong({ way: 'user' })).toEqual({ code: 'setup.missing', setting: 'User' });
  expect(wrong({ way: 'user', user: 'ben' })).toBeNull();
  expect(wrong({ way: 'user', user: 'ana' })).toEqual({ code: 'setup.missing', setting: 'Note' });
});

test.each([
  [
    { way: 'door' },
    { code: 'setup.no_such_choice', setting: 'Way in', value: 'door', options: 'A key, A user' },
  ],
  [{ size: 'many' }, { code: 'setup.not_a_number', setting: 'Page size', value: 'many' }],
  [{ since: '2026-02-30' }, { code: 'setup.not_a_date', setting: 'Since', value: '2026-02-30' }],
  [
    { gentle: 'maybe' },
    { code: 'setup.no_such_choice', setting: 'Gently', value: 'maybe', options: 'yes, no' },
  ],
])('an answer of another kind is refused by name: %j', (given, expected) => {
  expect(wrong(given, { secret: 's' })).toEqual(expected);
});
