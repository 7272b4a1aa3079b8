import { fetchOnce } from '../../src/http/once';
import type { Ask, HttpResponse } from '../../src/model';

test('a packed file that several ask for is fetched once; all else as often as it is asked for', () => {
  const sent: string[] = [];
  const client = {
    fetchAll: (asks: readonly Ask[]): readonly HttpResponse[] =>
      asks.map(({ url }) => {
        sent.push(url);
        return { status: 200, headers: {}, text: url };
      }),
  };
  const zip = { url: 'https://x.test/all.zip', unpack: 'zip' } as const;
  const other = { ...zip, headers: { 'if-none-match': '"1"' } };
  const page = { url: 'https://x.test/page' };
  const answers = fetchOnce(client, [page, zip, page, zip, other, zip]);
  expect(sent).toEqual([page.url, zip.url, page.url, other.url]);
  expect(answers.map((answer) => 'text' in answer && answer.text)).toEqual(
    [page, zip, page, zip, other, zip].map(({ url }) => url),
  );
});
