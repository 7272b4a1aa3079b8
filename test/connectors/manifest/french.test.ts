import { COMPONENTS } from '../../../src/connectors/_manifest/components';
import { problem, PROBLEMS } from '../../../src/messages/sources-problems-fr';
import { inspected, small } from './_small';

/** What is said of a component before its import is said in French too. */
it('says of every component in French what does not go', () => {
  const told = Object.values(COMPONENTS).flatMap((one) => (one.is === 'yes' ? [] : [one.text]));
  expect(told.filter((text) => !(text in PROBLEMS))).toEqual([]);
});

it('says the rest with what it quotes in its place', () => {
  const saidOf = (source: string): string[] =>
    inspected(source).problems.map(({ text }) => problem(text));
  expect(saidOf(small({ requester: { path: "{{ 'a' | nothing }}" } }))[0]).toBe(
    'Le filtre «\u00a0nothing\u00a0» n’est pas pris en charge.',
  );
  expect(saidOf(small({ requester: { url_base: 'https://127.0.0.1' } }))[0]).toBe(
    '127.0.0.1 n’est pas un serveur public à adresse sûre (https://).',
  );
  expect(saidOf(small({ requester: { authenticator: { type: 'CustomAuthenticator' } } }))[0]).toBe(
    'CustomAuthenticator\u00a0: Il est écrit en Python, qui n’est pas dans le manifeste.',
  );
  expect(saidOf(small({ requester: { path: '{% do a() %}' } }))[0]).toBe(
    '{% do %} n’est pas pris en charge.',
  );
  expect(saidOf(small({ requester: { path: '{% include "a" %}' } }))[0]).toBe(
    '{% include %} n’est pas pris en charge\u00a0: un manifeste n’a pas d’autres modèles.',
  );
  expect(saidOf('streams:\n  - $ref: "#/a"\n')[0]).toBe('#/a ne nomme rien qui soit ici.');
  expect(problem('Something else.')).toBe('Something else.');
});
