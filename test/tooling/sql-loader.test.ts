import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evaluate, root } from './_run';

const shorten = (sql: string): string =>
  evaluate('build/sql-text.cjs', `it.default.shorten(${JSON.stringify(sql)})`);

describe('SQL in the bundle', () => {
  it('loses comments and layout', () => {
    expect(shorten("-- What it's for.\nSELECT a, -- the student's\n       b\n\nFROM t\n")).toBe(
      'SELECT a, b FROM t',
    );
  });

  it('keeps what is quoted to the letter', () => {
    const sql = `SELECT '  -- no comment  ', 'it''s
   two lines', "odd -- name" FROM t`;
    expect(shorten(`  ${sql}  -- end`)).toBe(sql);
  });

  it('keeps macros, and minus signs that open no comment', () => {
    expect(shorten("SELECT a - b -\n  c FROM {{ ref('edfi.students') }}")).toBe(
      "SELECT a - b - c FROM {{ ref('edfi.students') }}",
    );
  });

  it('is a name in the bundle, by where the file lies below src/', () => {
    const nameOf = (file: string): string =>
      evaluate('build/sql-loader.cjs', `it.default.nameOf(${JSON.stringify(join(root, file))})`);
    expect(nameOf('src/datasets/attendance/edfi.sql')).toBe('datasets/attendance/edfi');
    expect(nameOf('src/org/datasets/clubs.sql')).toBe('org/datasets/clubs');
  });
});

describe('what SQL files have in common', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sql-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const read = (path: string): string =>
    evaluate('build/sql-text.cjs', `it.default.readSql(${JSON.stringify(path)})`);

  it('stands where it is included, and lines stay where they are', () => {
    file('days.sql', 'days as (\n  select 1 -- one\n)\n');
    file('parts.sql', "-- Two.\n{{ include('days.sql') }},\nmore as (select 2)\n");
    const whole = file('whole.sql', "with\n{{ include( 'parts.sql' ) }}\nselect * from more\n");
    expect(read(whole)).toBe(
      'with\ndays as ( select 1 ), more as (select 2)\nselect * from more\n',
    );
  });

  it('is missed by its name, and by the file and line that want it', () => {
    const path = file('lost.sql', "with\n{{ include('../_none/years.sql') }}\nselect 1");
    expect(() => read(path)).toThrow(
      /lost\.sql:2 includes “\.\.\/_none\/years\.sql”, and there is no \S*_none\/years\.sql\./,
    );
  });

  it('never includes itself', () => {
    file('a.sql', "{{ include('b.sql') }}");
    const path = file('b.sql', "{{ include('a.sql') }}");
    expect(() => read(path)).toThrow(/a\.sql:1 includes \S*b\.sql, which includes it in turn/);
  });
});
