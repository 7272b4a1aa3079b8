import { evaluate } from './_run';

const cut = (text: string): string =>
  evaluate('build/example-loader.cjs', `it.default(${JSON.stringify(text)})`);

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
