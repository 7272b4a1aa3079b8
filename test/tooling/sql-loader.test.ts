import { evaluate } from './_run';

const shorten = (sql: string): string =>
  evaluate('build/sql-loader.cjs', `it.shorten(${JSON.stringify(sql)})`);

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
});
