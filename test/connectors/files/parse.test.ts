/** Tables of text as they are: how they are written, what their columns hold, and what cannot be taken. */
import { columnsIn, closeness } from '../../../src/connectors/_files/detect';
import {
  decode,
  encodingOf,
  otherwise,
  sizeOf,
  type Encoding,
} from '../../../src/connectors/_files/encoding';
import { placeOf, isSheet } from '../../../src/connectors/_files/address';
import { namesOf, parseRows } from '../../../src/connectors/_files/rows';
import { delimiterIn, headerIn } from '../../../src/connectors/_files/sniff';
import { openTable } from '../../../src/connectors/_files/table';
import { dateOf, momentOf, numberOf, valueOf } from '../../../src/connectors/_files/values';
import { readDefinition } from '../../../src/connectors/_files/definition';
import type { FailureError } from '../../../src/model';

const bytes = (buffer: Buffer): string => buffer.toString('latin1');
const be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
const cellsOf = (text: string, delimiter = ','): readonly (readonly string[])[] =>
  parseRows(text, delimiter).rows.map(({ cells }) => cells);

describe('characters', () => {
  const TEXT = 'Élève;Œuvre €\r\n“Zoë”;😀\r\n';
  test.each<[string, Buffer, Encoding]>([
    ['UTF-8', Buffer.from(TEXT), 'UTF-8'],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${TEXT}`), 'UTF-8'],
    ['UTF-16 of Excel', Buffer.from(`\ufeff${TEXT}`, 'utf16le'), 'UTF-16LE'],
    ['UTF-16 without a mark', Buffer.from('Name;Score\r\nZoë;12\r\n', 'utf16le'), 'UTF-16LE'],
    ['UTF-16 the other way round', be(`\ufeff${TEXT}`), 'UTF-16BE'],
    ['nothing', Buffer.alloc(0), 'UTF-8'],
  ])('%s', (_, buffer, encoding) => {
    expect(encodingOf(bytes(buffer))).toBe(encoding);
    const text = decode(bytes(buffer), encoding);
    expect(text.startsWith('\ufeff')).toBe(false);
    if (buffer.length > 50) expect(text).toBe(TEXT);
  });

  test('windows-1252, with the signs that Latin-1 has not', () => {
    const buffer = Buffer.from([0xc9, 0x6c, 0xe8, 0x76, 0x65, 0x3b, 0x80, 0x9c, 0x0a]);
    expect(encodingOf(bytes(buffer))).toBe('windows-1252');
    expect(decode(bytes(buffer), 'windows-1252')).toBe('Élève;€œ\n');
  });

  test('a character that is cut off at the end spoils nothing', () => {
    const cut = Buffer.from('Zoë,é').subarray(0, -1);
    expect(encodingOf(bytes(cut))).toBe('UTF-8');
    expect(decode(bytes(cut), 'UTF-8')).toBe('Zoë,');
  });

  test.each<Encoding>(['UTF-8', 'UTF-16LE', 'windows-1252'])(
    'bytes of a text in %s',
    (encoding) => {
      const text = encoding === 'windows-1252' ? 'Élève €' : 'Élève € 漢 😀';
      const size =
        encoding === 'UTF-8'
          ? Buffer.byteLength(text)
          : encoding === 'UTF-16LE'
            ? Buffer.from(text, 'utf16le').length
            : text.length;
      expect(sizeOf(text, encoding)).toBe(size);
    },
  );

  test('a file that was saved in another way is known', () => {
    expect(otherwise('Name,Score\nZo\ufffd,1\nEva,2\n', 'UTF-8')).toBe('windows-1252');
    expect(otherwise('Name,Score\nZoé,1\nE\ufffdva,2\n', 'UTF-8')).toBeNull();
    expect(otherwise('ï»¿Name', 'windows-1252')).toBe('UTF-8');
    expect(otherwise('\ufffd\ufffdN\u0000a\u0000m\u0000e\u0000', 'UTF-8')).toBe('UTF-16LE');
    expect(otherwise('Name,Score\nEva,2\n\ufffd', 'UTF-8')).toBeNull();
  });
});

describe('rows', () => {
  test('quotes with delimiters, quotes and line breaks in them; lines are counted', () => {
    const { rows } = parseRows('a,b\r\n"x, ""y""","1\r\n2\n3"\r\nlast,\r\n', ',');
    expect(rows).toEqual([
      { cells: ['a', 'b'], line: 1 },
      { cells: ['x, "y"', '1\r\n2\n3'], line: 2 },
      { cells: ['last', ''], line: 5 },
    ]);
  });

  test('lines of old Macs, a file without an end of line, nothing at all', () => {
    expect(cellsOf('a,b\rc,d')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(cellsOf('')).toEqual([]);
    expect(cellsOf('only,names')).toEqual([['only', 'names']]);
  });

  test('a quote that nobody closes spoils its line and no other', () => {
    const { rows } = parseRows(`a,b\n"x,1\n${'y,2\n'.repeat(30_000)}`, ',');
    expect(rows).toHaveLength(30_002);
    expect(rows[1]).toEqual({ cells: ['"x', '1'], line: 2, strayQuote: true });
    expect(rows[30_001]).toEqual({ cells: ['y', '2'], line: 30_002 });
  });

  test('what follows a closing quote is kept and told; a quote within is plain', () => {
    expect(parseRows('"x"y,6" pipe\n', ',').rows).toEqual([
      { cells: ['xy', '6" pipe'], line: 1, strayQuote: true },
    ]);
  });

  test.each([1, 2, 3, 5, 8, 13, 1000])('in parts of %i characters: the same rows', (size) => {
    const text = 'id,"na""me"\r\n1,"two\r\nlines"\r\n2,plain\r\n\r\n3,"é, ""x"""';
    const rows: unknown[] = [];
    let line = 1;
    let held = '';
    for (let at = 0; at < text.length; at += size) {
      const last = at + size >= text.length;
      held += text.slice(at, at + size);
      const parsed = parseRows(held, ',', { line, last });
      rows.push(...parsed.rows);
      held = held.slice(parsed.rest);
      line = parsed.line;
    }
    expect(rows).toEqual(parseRows(text, ',').rows);
  });

  test('names that come twice, are missing or span lines', () => {
    expect(namesOf(['Score', 'Score', '', ' Two\n words ', 'Score'])).toEqual([
      'Score',
      'Score (2)',
      'Column 3',
      'Two words',
      'Score (3)',
    ]);
  });
});

describe('what a file is', () => {
  test.each([
    [',', 'a,b,c\n1,"x;y;z",3\n'],
    [';', 'a;b;c\n1,5;2;3\n2,5;1;1\n'],
    ['\t', 'a\tb\n1, 2\t3\n'],
    ['|', 'a|b|c\nx, y|2|3\n'],
  ])('cut by %j', (delimiter, text) => expect(delimiterIn(text)).toBe(delimiter));

  test.each([
    [1, 'Name,Score\nEva,3\n'],
    [3, 'Reading club\nexported 2026-11-01\nName,Score\nEva,3\nZoë,4\n'],
    [0, '1,2026-09-01,3\n2,2026-09-02,4\n'],
    [1, 'Name,Score\n'],
    // A spreadsheet's export fills the line of its title with empty cells.
    [3, 'Lunch report,,\n,as of 2026-11-01,\nNo,Name,Meals\n00001,Eva,3\n'],
    [0, '7,,\n00001,Eva,3\n00002,Zoë,4\n'],
  ])('its names stand on line %i', (line, text) =>
    expect(headerIn(parseRows(text, ',').rows)).toBe(line),
  );

  const typesOf = (...columns: readonly (readonly string[])[]): readonly string[] => {
    const rows = columns[0]!.map((_, i) => columns.map((column) => column[i]!));
    return columnsIn(
      columns.map((_, i) => `C${i}`),
      rows,
      ',',
    ).map(({ type, format, or }) => [type, format, or && `or ${or}`].filter(Boolean).join(' '));
  };

  test.each<[string, readonly string[]]>([
    ['text', ['00123', '00456']],
    ['text', ['12345678901234567890', '2']],
    ['integer', ['1', '-2', '']],
    ['number 1,234.5', ['1.5', '2', 'n/a']],
    ['number 1.234,5', ['1,5', '2']],
    ['integer 1,234.5', ['1,234', '2,345,678']],
    ['number 1,234.5', ['$1,234.50', '85%']],
    ['boolean', ['Yes', 'no', '']],
    ['boolean', ['OUI', 'non']],
    ['date YYYY-MM-DD', ['2026-09-01', '2026-11-30']],
    ['date DD/MM/YYYY', ['01/09/2026', '30/11/2026']],
    ['date MM/DD/YYYY', ['9/1/2026', '11/30/2026']],
    ['date MM/DD/YYYY or DD/MM/YYYY', ['01/09/2026', '02/03/2026']],
    ['date YYYYMMDD', ['20260901', '20261130']],
    ['date DD.MM.YY', ['31.12.26', '01.02.27']],
    ['date DD MMM YYYY', ['3 sept. 2026', '14 juil. 2026']],
    ['timestamp YYYY-MM-DD', ['2026-09-01T08:00:00Z', '2026-09-01 17:30']],
    ['timestamp MM/DD/YYYY', ['9/13/2026 1:05 PM', '9/1/2026 12:00 AM']],
    ['text', ['', '']],
    ['text', ['1', 'two']],
  ])('%s', (type, cells) => expect(typesOf(cells)).toEqual([type]));

  test('one column tells how the days of another are meant', () => {
    expect(typesOf(['01/09/2026', '02/03/2026'], ['13/09/2026', '30/01/2026'])).toEqual([
      'date DD/MM/YYYY',
      'date DD/MM/YYYY',
    ]);
  });

  test('200 columns, each with its own name', () => {
    const names = Array.from({ length: 200 }, (_, i) => (i % 2 ? 'Goal' : `Field ${i}`));
    const found = columnsIn(names, [names.map((_, i) => String(i))], ',');
    expect(new Set(found.map(({ from }) => from)).size).toBe(200);
  });

  test('how close a column is to a person', () => {
    expect(['Student ID', 'Nom', 'Birth date', 'IEP', 'Room'].map(closeness)).toEqual([
      ...['personal', 'personal', 'quasi', 'sensitive', 'none'],
    ]);
    // Lists that people keep call a column like those who stand in it.
    expect(['Student', 'Élève', 'Adviser', 'Student council'].map(closeness)).toEqual([
      ...['personal', 'personal', 'personal', 'none'],
    ]);
    expect(['Born', 'Né le', 'Grade level', 'Level'].map(closeness)).toEqual([
      ...['quasi', 'quasi', 'quasi', 'sensitive'],
    ]);
  });
});

describe('values', () => {
  test('days that there are not are none', () => {
    expect(dateOf('31/02/2026', 'DD/MM/YYYY')).toBeNull();
    expect(dateOf('29/02/2028', 'DD/MM/YYYY')).toBe('2028-02-29');
    expect(dateOf('13/09/2026', 'MM/DD/YYYY')).toBeNull();
    expect(dateOf('2026-09-01 08:30', 'YYYY-MM-DD')).toBeNull();
  });

  test('moments with a zone become UTC', () => {
    expect(momentOf('2026-09-01T08:30:00+02:00', 'YYYY-MM-DD')).toBe('2026-09-01T06:30:00Z');
    expect(momentOf('9/1/2026 12:05 am', 'MM/DD/YYYY')).toBe('2026-09-01T00:05:00Z');
    expect(momentOf('9/1/2026 13:05 pm', 'MM/DD/YYYY')).toBeNull();
  });

  test('numbers between spaces and signs; what is no number is none', () => {
    expect(numberOf('1 234,5 €', '1.234,5')).toBe(1234.5);
    expect(numberOf('1.234', '1.234,5')).toBe(1234);
    expect(numberOf('12,34', '1,234.5')).toBeNull();
    expect(numberOf('-', '1,234.5')).toBeNull();
    expect(valueOf('3.7', 'integer')).toBeUndefined();
    expect(valueOf('n/a', 'number')).toBeNull();
    expect(valueOf('n/a', 'text')).toBe('n/a');
  });
});

describe('records', () => {
  const column = (from: string, type: 'text' | 'integer' = 'text') => ({
    ...{ from, name: from.toLowerCase(), type, class: 'none' as const },
  });
  const table = (header: readonly string[], key: readonly string[] = ['id']) =>
    openTable(
      {
        v: 1,
        title: 'Club',
        columns: [column('ID'), column('Points', 'integer')],
        left: ['Secret'],
        key,
      },
      header,
      'files.example',
    );
  const read = (text: string, header: readonly string[], key?: readonly string[]) =>
    table(header, key).records(parseRows(text, ',', { line: 2 }).rows);

  test('what cannot be taken is set aside with its line and why', () => {
    const records = read('1,5\n2\n3,x\n,7\n1,6\n4,1,2\n5,\u00008\n', ['ID', 'Points']);
    expect(records.filter((one) => one['row_aside'] === undefined)).toEqual([
      { id: '1', points: 5, _key: '1', row_line: 2 },
      { id: '3', points: null, _key: '3', row_line: 4 },
      { id: '5', points: 8, _key: '5', row_line: 8 },
    ]);
    expect(
      records.flatMap((one) => (one['row_aside'] ? [[one['row_line'], one['row_aside']]] : [])),
    ).toEqual([
      [3, '1 cells, where there are 2 columns'],
      [4, '“Points” is not a whole number: “x”'],
      [5, 'nothing in “ID”, which tells rows apart'],
      [6, 'the same key as line 2: 1'],
      [7, '3 cells, where there are 2 columns'],
      [8, 'a character that is nothing (NUL)'],
    ]);
  });

  test('columns that moved are found by their names; new ones are kept, left ones are not', () => {
    expect(read('x,5,1,hush\n', ['New', 'Points', 'ID', 'Secret'])).toEqual([
      { New: 'x', id: '1', points: 5, _key: '1', row_line: 2 },
    ]);
  });

  test('without a key, rows are told apart by their lines', () => {
    expect(read('1,5\n1,5\n', ['ID', 'Points'], []).map((one) => one['_key'])).toEqual(['2', '3']);
  });

  test('a column that is gone is named', () => {
    let params: unknown;
    try {
      table(['ID', 'Score']);
    } catch (error) {
      ({ params } = (error as FailureError).failure);
    }
    expect(params).toEqual({ resource: 'Club', host: 'files.example', columns: '“Points”' });
  });
});

describe('addresses and definitions', () => {
  test.each([
    ['https://drive.google.com/file/d/1aBcDeFgHiJkLmNoPqRsTuVwX/view?usp=sharing', 'drive'],
    ['https://drive.google.com/open?id=1aBcDeFgHiJkLmNoPqRsTuVwX', 'drive'],
    ['1aBcDeFgHiJkLmNoPqRsTuVwX', 'drive'],
    ['https://docs.google.com/spreadsheets/d/e/2PACX-abc/pub?output=csv', 'web'],
    ['https://files.example/a.csv', 'web'],
    ['file:///etc/passwd', null],
    ['a.csv', null],
  ])('%s lies in %s', (address, where) => expect(placeOf(address)?.in ?? null).toBe(where));

  test('a Google Sheet is no file', () => {
    expect(isSheet('https://docs.google.com/spreadsheets/d/1aBcDeFgHiJkLmNoPqRsTuVwX/edit')).toBe(
      true,
    );
    expect(isSheet('https://docs.google.com/spreadsheets/d/e/2PACX-abc/pub?output=csv')).toBe(
      false,
    );
  });

  test('a definition that cannot be used says why', () => {
    const told = (text: string) => readDefinition(text).problems.map((one) => one.text);
    expect(readDefinition('{\n "v": 1,\n nope').problems[0]).toMatchObject({
      line: 3,
      stops: 'all',
    });
    expect(
      told(
        JSON.stringify({
          ...{ v: 1, title: 'x', address: 'a', encoding: 'EBCDIC', delimiter: ',', header: 1 },
          columns: [
            { from: 'A', name: 'site', type: 'text', class: 'none' },
            { from: 'B', name: 'b', type: 'texts', class: 'none' },
            { from: 'C', name: 'b', type: 'text', class: 'none' },
          ],
          key: ['c'],
        }),
      ),
    ).toEqual([
      expect.stringContaining('EBCDIC'),
      expect.stringContaining('“site”'),
      expect.stringContaining('“texts”'),
      expect.stringContaining('“b”'),
      expect.stringContaining('“c”'),
    ]);
  });
});
