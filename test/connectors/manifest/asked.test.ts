/** A manifest without a form is asked for what its expressions name. */
import { problem } from '../../../src/messages/sources-problems-fr';
import { BASE, inspected, readThings, small } from './_small';

const bare = (path: string, more: object = {}): string => {
  const { spec: _, ...whole } = JSON.parse(
    small({
      requester: {
        path,
        authenticator: {
          type: 'BasicHttpAuthenticator',
          username: "{{ config['credentials']['client_id'] }}",
          password: "{{ config.get('credentials', {}).get('client_secret') }}",
        },
        ...more,
      },
    }),
  ) as Record<string, unknown>;
  return JSON.stringify(whole);
};
const settingsOf = (source: string) =>
  inspected(source).settings.map(({ name, type, optional }) => [name, type, optional !== true]);

it('asks for each once: secretly where its name says so, and needed where nothing stands in for it', () => {
  const source = bare('/{{ config.site }}/{{ config["since"].split("T")[0] if config.since }}', {
    request_parameters: { site: '{{ config.site }}', size: "{{ config['size'] or 50 }}" },
  });
  expect(settingsOf(source)).toEqual([
    ['site', 'text', true],
    ['credentials__client_id', 'text', true],
    ['credentials__client_secret', 'secret', true],
    ['since', 'text', false],
    ['size', 'text', false],
  ]);
});

it('says so, and reads by the answers', () => {
  const source = bare('/{{ config.site }}/things');
  expect(inspected(source).problems).toEqual([
    { text: 'It has no form of its own: what its expressions name is asked for.', stops: null },
  ]);
  expect(inspected(source).problems.map(({ text }) => problem(text))).toEqual([
    'Il n’a pas de formulaire à lui\u00a0: ce que nomment ses expressions est demandé.',
  ]);
  const { urls, requests } = readThings(source, () => ({ items: [{ id: 'a' }] }), {
    settings: { site: 'nord', credentials__client_id: 'i' },
    secrets: { credentials__client_secret: 's' },
  });
  expect(urls).toEqual([`${BASE}/nord/things`]);
  expect(requests[0]!.headers).toEqual({ Authorization: 'Basic aTpz' });
});

it('asks nothing where no expression names anything, nor where there is a form', () => {
  const { spec: _, ...whole } = JSON.parse(small()) as Record<string, unknown>;
  const named = JSON.stringify({ ...whole, description: 'See https://a.example/config.json' });
  expect([inspected(named).settings, inspected(named).problems]).toEqual([[], []]);
  expect(inspected(small({ requester: { path: '/{{ config.other }}' } })).settings).toHaveLength(2);
});
