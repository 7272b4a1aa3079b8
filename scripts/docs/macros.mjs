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
    `Beside them there are ${code("{{ ref('…') }}")}, what a connector reads or another data set ` +
      `(${code("{{ ref_all('…') }}")}: of all keys, where only some are built), and ` +
      `${code('{{ this }}')}, the data set’s own table, for checks. ${code('{{ materialized }}')} ` +
      `behind the ${code('as')} of a common table that is used often has it worked out once, where the ` +
      'engine can.',
    `What several SQL files have in common stands in a file of its own, and ` +
      `${code("{{ include('…') }}")} stands where its text is wanted: ` +
      `${code("{{ include('../_clever/years.sql') }}")}, by its path from the file that includes it. Most ` +
      'such files are common tables with a comma between them. It is put in when the project is built, so ' +
      'that engines never see the difference; a file that is not there stops the build and is named. Their ' +
      `folders begin with ${code('_')}, as all that is no definition. Checks and what you write in the ` +
      'sidebar are no files: they include nothing.',
  ]),
});
