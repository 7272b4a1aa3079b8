import { refusal, saw, type Question } from './probe';

const GZIP = 'application/x-gzip';
const TEXT = 'Zoë 😀 00123\n';
const MOMENTS: readonly (readonly [zone: string, epoch: number])[] = [
  ['America/New_York', Date.UTC(2026, 6, 1, 12)],
  ['Europe/Paris', Date.UTC(2026, 0, 1, 12)],
  ['Asia/Kathmandu', Date.UTC(2026, 6, 1, 12)],
  // An hour after the clocks went back there.
  ['America/New_York', Date.UTC(2026, 10, 1, 6, 30)],
];

/** What runs beside the script. */
export const utilities: readonly Question[] = [
  {
    id: 'format-date',
    title: 'Utilities.formatDate knows time zones and their clock changes',
    expected: [
      '2026-07-01T08:00:00',
      '2026-01-01T13:00:00',
      '2026-07-01T17:45:00',
      '2026-11-01T01:30:00',
    ],
    ask: (g) =>
      saw(
        MOMENTS.map(([zone, epoch]) =>
          g.Utilities.formatDate(new Date(epoch), zone, "yyyy-MM-dd'T'HH:mm:ss"),
        ),
      ),
  },
  {
    id: 'gzip',
    title: 'What is gzipped comes back the same; a blob of another type is not looked into',
    expected: { same: true },
    kinder: 'less',
    ask: (g) => {
      const packed = g.Utilities.gzip(g.Utilities.newBlob(TEXT, 'text/plain'));
      const type = packed.getContentType();
      const same = g.Utilities.ungzip(packed).getDataAsString('UTF-8') === TEXT;
      const other = packed.copyBlob().setContentType('application/octet-stream');
      const { refused } = refusal('Utilities', () => g.Utilities.ungzip(other));
      return saw({ same, gzip: type === GZIP, otherTypeRefused: refused });
    },
  },
  {
    id: 'unzip',
    title: 'Files come out of a zip with their names and their text',
    expected: { names: ['a.csv', 'b/c.csv'], same: true },
    kinder: 'less',
    ask: (g) => {
      const { newBlob, zip, unzip } = g.Utilities;
      const files = ['a.csv', 'b/c.csv'].map((name) => newBlob(TEXT, 'text/csv', name));
      const out = unzip(zip(files, 'all.zip').setContentType('application/zip'));
      return saw({
        names: out.map((file) => file.getName()),
        same: out.every((file) => file.getDataAsString('UTF-8') === TEXT),
      });
    },
  },
  {
    id: 'byte-order-mark',
    title: 'A byte order mark stays in the text where a charset is named',
    expected: { first: 0xfeff, rest: TEXT },
    ask: (g) => {
      const bytes = g.Utilities.newBlob('')
        .setDataFromString(`\ufeff${TEXT}`, 'UTF-16LE')
        .getBytes();
      const text = g.Utilities.newBlob(bytes).getDataAsString('UTF-16LE');
      return saw({ first: text.charCodeAt(0), rest: text.slice(1) });
    },
  },
  {
    id: 'asset',
    title: 'An HTML file of the project is handed out unchanged, character by character',
    expected: { base64: true, wasm: true },
    ask: (g) => {
      const text = g.HtmlService.createHtmlOutputFromFile('sqlite').getContent();
      const digest = g.Utilities.computeDigest(g.Utilities.DigestAlgorithm.MD5, text);
      return saw({
        base64: /^[A-Za-z0-9+/]+={0,2}\s*$/.test(text) && text.trim().length % 4 === 0,
        // How WebAssembly begins, in base64.
        wasm: text.startsWith('AGFzbQ'),
        characters: text.length,
        md5: g.Utilities.base64Encode(digest),
      });
    },
  },
  {
    id: 'mail-quota',
    title: 'Mails that may be sent today',
    expected: { left: '≥ 0' },
    kinder: 'more',
    ask: (g) => saw({ left: g.MailApp.getRemainingDailyQuota() }),
  },
];
