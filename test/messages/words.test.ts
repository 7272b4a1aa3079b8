import { readdirSync, readFileSync } from 'node:fs';
import { words as french } from '../../src/messages/fr';
import { languageOf, languages, sayIn } from '../../src/messages';
import { spokenRegistry, retold } from '../../src/app/spoken';
import { PICTURE_WORDS } from '../../src/engine/draw';
import { RECORD_WORDS } from '../../src/app/records';
import { TAB_WORDS } from '../../src/engine/report-tab';
import { FAILURES, publishedFields, tell, type Chart, type Report } from '../../src/model';
import { registry } from '../../src/registry';

const ofChart = ({ title, question, note, x, series, y, also = [], thresholds = [] }: Chart) => [
  ...[title, question, note, x?.title, series?.title],
  ...[y, ...also].flatMap((measure) => [measure.title, measure.unit]),
  ...thresholds.map(({ label }) => label),
];
const ofReport = ({ title, description, questions, charts, settings = [], needs = {} }: Report) => [
  ...[title, description, ...questions],
  ...charts.flatMap(ofChart),
  ...settings.flatMap((setting) => [setting.title, setting.meaning]),
  ...Object.values(needs).flatMap((need) => [
    ...[need.title, need.grain],
    ...need.fields.flatMap(({ meaning, unit }) => [meaning, unit]),
  ]),
];

/** Every text of upstream's definitions and failures that the server shows. */
const shown = (): readonly string[] => [
  ...Object.values(FAILURES).flatMap(({ message, next }) => [message, next]),
  ...registry.connectors.all.flatMap(({ description, settings, resources }) => [
    description,
    ...resources.map(({ title }) => title),
    ...settings.flatMap(({ title, help, options = [] }) => [
      ...[title, help],
      ...options.map((one) => one.title),
    ]),
  ]),
  ...registry.warehouses.all.flatMap(({ description, settings }) => [
    description,
    ...settings.flatMap(({ title, help }) => [title, help]),
  ]),
  ...registry.datasets.all.flatMap((dataset) => [
    dataset.title,
    dataset.description,
    dataset.grain,
    ...publishedFields(dataset).flatMap(({ meaning, unit }) => [meaning, ...(unit ? [unit] : [])]),
    ...(dataset.checks ?? []).map(({ title }) => title),
  ]),
  ...PICTURE_WORDS,
  ...TAB_WORDS,
  ...RECORD_WORDS,
  ...registry.reports.all.flatMap(ofReport).filter((text): text is string => text !== undefined),
];

/** Labels of what connections and warehouses tell of themselves: they are made while they are asked. */
const labels = (): readonly string[] =>
  ['src/connectors', 'src/warehouses'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) => [
        ...readFileSync(`${folder}/${file}`, 'utf8').matchAll(/\blabel: ['`](.+?)['`]/g),
      ])
      .map(([, label]) => label!),
  );

/** The names in braces, which a translation has to keep. */
const names = (text: string): readonly string[] => (text.match(/\{\w+\}/g) ?? []).sort();

describe.each(Object.entries({ fr: french }))('the words of %s', (_, words) => {
  test('say every text of the definitions and the failures', () => {
    expect([...new Set(shown())].filter((text) => !(text in words))).toEqual([]);
  });

  test('say what connections and warehouses tell of themselves', () => {
    expect(labels()).toContain('Streams that are not here');
    // What is filled into one in English is a text that no other language has.
    expect(labels().filter((label) => label.includes('${'))).toEqual([]);
    expect([...new Set(labels())].filter((text) => !(text in words))).toEqual([]);
  });

  test('keep what is filled in', () => {
    for (const [english, text] of Object.entries(words))
      expect([english, names(text)]).toEqual([english, names(english)]);
  });
});

describe('a language', () => {
  const words = { fr: JSON.stringify(french) };
  const say = sayIn('fr-CA', () => words.fr);

  test('is found by its tag, and is English where we do not speak it', () => {
    expect(['fr', 'fr-CA', 'FR', 'de', '', 'en-GB'].map(languageOf)).toEqual([
      ...['fr', 'fr', 'fr', 'en', 'en', 'en'],
    ]);
    expect(languages.map(({ code }) => code)).toEqual(['en', 'fr']);
  });

  test('reads its words once, and only when it has something to say', () => {
    const read: string[] = [];
    const lazy = sayIn('fr', (file) => {
      read.push(file);
      return words.fr;
    });
    expect(read).toEqual([]);
    expect(lazy('Attendance')).toBe('Assiduité');
    expect(lazy('A name nobody has translated')).toBe('A name nobody has translated');
    expect(read).toEqual(['words-fr']);
  });

  test('tells definitions in it, and leaves the titles of columns as they stand in the tab', () => {
    const spoken = spokenRegistry(registry, say).datasets.get('attendance')!;
    expect(spoken.title).toBe('Assiduité');
    expect(spoken.fields.map(({ title }) => title)).toEqual(
      registry.datasets.get('attendance')!.fields.map(({ title }) => title),
    );
    expect(registry.datasets.get('attendance')!.title).toBe('Attendance');
  });

  test('tells what a connection is and what is in hand', () => {
    const run = { progress: { phase: 'read', what: 'Calendar days', done: 3 } };
    const about = [{ label: 'Students', value: 40 }];
    expect(retold({ value: { run, connections: [{ about, site: 'Students' }] } }, say)).toEqual({
      value: {
        run: { progress: { phase: 'read', what: 'Jours du calendrier', done: 3 } },
        connections: [{ about: [{ label: 'Élèves', value: 40 }], site: 'Students' }],
      },
    });
  });

  test('tells troubles anew wherever they stand in an answer, and nothing else', () => {
    const failure = { code: 'setup.no_connection', params: { dataset: 'Attendance' } } as const;
    const trouble = { ...failure, ...tell(failure) };
    const answer = { value: { datasets: [{ site: 'Attendance', trouble }], now: null } };
    expect(retold(answer, say)).toEqual({
      value: {
        datasets: [
          {
            site: 'Attendance',
            trouble: {
              ...failure,
              message: 'Assiduité n’a pas de source.',
              next: 'Ouvrez Connexions et branchez un système qui l’alimente.',
            },
          },
        ],
        now: null,
      },
    });
  });
});
