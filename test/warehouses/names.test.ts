import { readFileSync } from 'node:fs';
import { EXPORTS, IMPORTS, VERSION } from '../../src/warehouses/embedded/names';

const glue = readFileSync(require.resolve('sql.js/dist/sql-wasm-browser.js'), 'utf8');
const { version } = JSON.parse(
  readFileSync(
    require.resolve('sql.js/dist/sql-wasm.js').replace('dist/sql-wasm.js', 'package.json'),
    'utf8',
  ),
) as { version: string };

/** The one short name for which the glue has this text. */
const nameIn = (pattern: RegExp): string => {
  const found = [...glue.matchAll(new RegExp(pattern, 'g'))].map((match) => match[1]);
  expect(found).toHaveLength(1);
  return found[0]!;
};

it('are of the sql.js that is installed', () => expect(VERSION).toBe(version));

it('of what we call are those of sql.js’s own glue', () => {
  const glued = Object.fromEntries(
    [...glue.matchAll(/\b\w+\._(\w+)\s*=\s*c\s*\.\s*([\w$]+)/g)].map(([, name, short]) => [
      name,
      short,
    ]),
  );
  const start = nameIn(/,\w+\.([\w$]+)\(\),\w+=!1,\w+\.onRuntimeInitialized/);
  const expected = Object.keys(EXPORTS).map((name) => [
    name,
    name === 'start' ? start : glued[name],
  ]);
  expect(EXPORTS).toEqual(Object.fromEntries(expected));
});

it('of what calls us are those of sql.js’s own glue', () => {
  expect(IMPORTS).toEqual({
    resize_heap: nameIn(/([\w$]+):a=>\{var b=\w+\.length;a>>>=0;if\(a>2147483648\)/),
    date_now: nameIn(/([\w$]+):\(\)=>Date\.now\(\)/),
    environ_sizes_get: nameIn(/([\w$]+):\(a,b\)=>\{var d=\w+\(\);\w+\[a>>2\]=d\.length/),
    environ_get: nameIn(/([\w$]+):\(a,b\)=>\{var d=0,c=0,e;for\(e of/),
  });
});
