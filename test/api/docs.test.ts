/** The examples of docs/api.md, asked of the built bundle in the emulator. */
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asksOf, openSchool, type School } from './_school';

const page = readFileSync(join(__dirname, '../../docs/api.md'), 'utf8');
/** Each request with the answer that stands beneath it. */
const examples = [...page.matchAll(/```http\n([^]*?)```\s+```(json|csv|ndjson)\n([^]*?)```/g)].map(
  ([, request = '', kind = '', answer = '']) => ({ request: request.trim(), kind, answer }),
);

let school: School;
beforeAll(async () => {
  school = await openSchool();
}, 120_000);
afterAll(() => school.close());

test('every example of a request has an answer beneath it', () => {
  expect(examples).toHaveLength(page.match(/```http/g)!.length);
  expect(examples.length).toBeGreaterThan(5);
});

test.each(examples)('$request', async ({ request, kind, answer }) => {
  const [line = '', ...rest] = request.split('\n');
  const [method = '', address = ''] = line.split(/ (.*)/);
  const body = rest.join('\n').replace('hr_…', school.token).replace('<now>', school.now());
  const filled = address
    .replace('…', '')
    .replace('hr_…', school.token)
    .replace('<connection>', school.connection)
    .replace('<signature>', createHmac('sha256', school.secret).update(body).digest('hex'));
  const text = await asksOf(school, method, filled.replace(/^\?/, ''), body);
  if (kind === 'csv') expect(text.replace(/\r\n/g, '\n')).toBe(answer);
  else if (kind === 'ndjson') expect(text.replace(/"_next":"[^"]+"/, '"_next":"…"')).toBe(answer);
  else expect(JSON.parse(text)).toMatchObject(JSON.parse(answer) as object);
});
