// Small pieces of Markdown. Prettier lays the pages out afterwards, as it does everything here.

const cell = (text) => String(text).replace(/\|/g, '\\|').replace(/\s+/g, ' ').trim();
const row = (cells) => `| ${cells.map(cell).join(' | ')} |`;

export const code = (text) => `\`${text}\``;
export const codes = (texts) => texts.map(code).join(', ');
export const link = (text, target) => `[${text}](${target})`;

/** A table; columns in which no row says anything are left out. */
export const table = (titles, rows) => {
  const said = titles.map((_, i) => rows.some((cells) => String(cells[i] ?? '') !== ''));
  const pick = (cells) => cells.filter((_, i) => said[i]).map((text) => text ?? '');
  return [row(pick(titles)), row(pick(titles).map(() => '---')), ...rows.map(pick).map(row)].join(
    '\n',
  );
};

/** A heading's address on the page, as code hosts make it. */
export const anchor = (heading) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replace(/ /g, '-');

/** A page out of its parts; empty ones are left out. */
export const page = (source, parts) =>
  [
    `<!-- Written by \`npm run docs\` from ${source}. Do not edit. -->`,
    ...parts.filter((part) => part !== ''),
  ].join('\n\n');
