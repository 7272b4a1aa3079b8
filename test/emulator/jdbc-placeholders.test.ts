import { pieces } from '../../emulator/machine/jdbc/placeholders';

const POSTGRES = { backslash: false, mysql: false };
const MYSQL = { backslash: true, mysql: true };

test.each([
  ['SELECT ?, ?', ['SELECT ', ', ', '']],
  ["SELECT 'it''s ?', ?", ["SELECT 'it''s ?', ", '']],
  ['SELECT "a?""?", ?', ['SELECT "a?""?", ', '']],
  ["SELECT 'a\\', ?, '?'", ["SELECT 'a\\', ", ", '?'"]],
  ["SELECT E'a\\'?', ?", ["SELECT E'a\\'?', ", '']],
  ['SELECT $a$ ? $b$ ? $a$, ?', ['SELECT $a$ ? $b$ ? $a$, ', '']],
  ['SELECT 1 -- ?\n, ?', ['SELECT 1 -- ?\n, ', '']],
  ['SELECT /* ? /* ? */ ? */ ?', ['SELECT /* ? /* ? */ ? */ ', '']],
  ["SELECT a ?? 'b', ?", ["SELECT a ? 'b', ", '']],
  ["SELECT 'never closed ?", ["SELECT 'never closed ?"]],
])('PostgreSQL: %s', (sql, expected) => expect(pieces(sql, POSTGRES)).toEqual(expected));

test.each([
  ["SELECT 'it\\'s ?', ?", ["SELECT 'it\\'s ?', ", '']],
  ['SELECT `a?`, "b\\"?", ?', ['SELECT `a?`, "b\\"?", ', '']],
  ['SELECT ? # ?\n, ?', ['SELECT ', ' # ?\n, ', '']],
  ['SELECT /* ? /* */ ?', ['SELECT /* ? /* */ ', '']],
  ['SELECT ??', ['SELECT ', '', '']],
])('MySQL: %s', (sql, expected) => expect(pieces(sql, MYSQL)).toEqual(expected));

test('MySQL without backslash escapes', () => {
  const syntax = { backslash: false, mysql: true };
  expect(pieces("SELECT 'a\\', ?", syntax)).toEqual(["SELECT 'a\\', ", '']);
});
