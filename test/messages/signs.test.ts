/** No line of a French text breaks before one of its signs, and none stands at the beginning of a line. */
import { spawnSync } from 'node:child_process';
import { asidesIn } from '../../src/connectors/_files/asides';
import { formsOf } from '../../src/messages/forms';
import { addOn, console, mails, words } from '../../src/messages/fr';
import { gallery } from '../../src/messages/gallery-fr';
import { sources } from '../../src/messages/sources-fr';

/** A sign as it must not be set: behind a plain space, or behind none where French wants one. */
const LOOSE =
  / [?!;:»](?=[\s)»,.]|$)|[^\s\u00a0\u202f][?!;»](?=\s|$)|«(?!\u00a0)|\u202f:|\u00a0[?!;]/;
/** A colon behind no space: in code, addresses and times nothing follows it. */
const LOOSE_COLON = /[^\s\u00a0]:(?=\s|$)/;
/** What a person types into a mapping, as it is typed. */
const CODE = /student_id: Student Number|score Scale score: SS|level: Level/g;

const isLoose = (text: string): boolean =>
  LOOSE.test(text) || LOOSE_COLON.test(text.replace(CODE, ''));

/** The texts of a catalogue that are there without being asked anything. */
const plainIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(plainIn) : [];
};

test.each([
  ['Annuler ?', true],
  ['Annuler?', true],
  ['Annuler\u202f?', false],
  ['Prochaine : lundi', true],
  ['Prochaine: lundi', true],
  ['Prochaine\u00a0: lundi', false],
  ['à « Notes »', true],
  ['à «\u00a0Notes\u00a0»', false],
  ['Une adresse https://exemple.fr/?a=1;b, à 12:30', false],
])('%s is told apart', (text, loose) => expect(isLoose(text)).toBe(loose));

test('every plain text of every catalogue is set', () => {
  const f = formsOf('fr');
  const texts = [words, console(f), addOn(f), mails(f), gallery(f), sources(f), asidesIn('fr')];
  expect(texts.flatMap(plainIn).length).toBeGreaterThan(2_000);
  expect(texts.flatMap(plainIn).filter(isLoose)).toEqual([]);
});

test('so is every text that is put together, as it stands in its file', () => {
  const { status, stderr } = spawnSync('node', ['scripts/french.mjs', '--check'], {
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});
