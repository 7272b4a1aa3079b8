import { code, link, page, table } from './markdown.mjs';

/** Path of the page under docs/, and its text. */
export const macroPages = ({ macros }) => ({
  'macros.md': page(code('src/model/warehouse.ts'), [
    '# Macros',
    `What the SQL of ${link('data sets', 'datasets/README.md')} may call inside ${code('{{ … }}')}, so ` +
      'that the same file gives the same rows on every engine. Where nothing else is said, a null in ' +
      'gives a null out.',
    table(
      ['Call', 'Answer'],
      Object.values(macros).map(([call, meaning]) => [code(call), meaning]),
    ),
    `Beside them there are ${code("{{ ref('…') }}")}, what a connector reads or another data set, and ` +
      `${code('{{ this }}')}, the data set’s own table, for checks. ${code('{{ materialized }}')} ` +
      `behind the ${code('as')} of a common table that is used often has it worked out once, where the ` +
      'engine can.',
  ]),
});
