import { join } from 'node:path';
import { evaluate, root } from './_run';

const shorten = (sql: string): string =>
  evaluate('build/sql-loader.cjs', `it.default.shorten(${JSON.stringify(sql)})`);

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
