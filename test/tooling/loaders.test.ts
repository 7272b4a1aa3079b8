import { evaluate } from './_run';

const cut = (text: string): string =>
  evaluate('build/example-loader.cjs', `it.default(${JSON.stringify(text)})`);

describe('a language in the bundle', () => {
  it('is without the exports that are not the server’s', () => {
    const text = `
      import type { Forms } from './forms';
      /** The console. */
      export const console = (f: Forms) => ({ a: f.number(1) });
      export const mails = 1;
      const console2 = 2;`;
    const left: string = evaluate(
      'build/export-loader.cjs',
      `it.default.withoutExports(${JSON.stringify(text)}, ['console', 'words'])`,
    );
    expect(left.replace(/\s+/g, ' ')).toBe(
      " import type { Forms } from './forms'; export const mails = 1; const console2 = 2;",
    );
  });
});

describe('resources in the bundle', () => {
  it('lose their examples and nothing else', () => {
    const text = `
      const a = defineResource({
        name: 'a',
        // What stands in a page.
        example: { page: [{ example: 1 }], rows: [] },
        table: 'a',
      });
      const b = defineResource({ name: 'b', example: { page: [] } });`;
    expect(cut(text).replace(/\s+/g, ' ')).toBe(
      " const a = defineResource({ name: 'a', table: 'a', }); const b = defineResource({ name: 'b', });",
    );
  });

  it('leaves alone what is called example elsewhere', () => {
    const text = `const c = defineConnector({ example: 1 }); // defineResource`;
    expect(cut(text)).toBe(text);
  });
});
