import type { Item, Letter } from './words';

const escape = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

/** A letter as plain text. */
export const asText = ({ items, labels, footer }: Letter): string => {
  const { colon } = labels;
  return [
    ...items.map(({ label, title, happened, means, todo, link }) =>
      [
        `${label}${colon} ${title}`,
        happened,
        ...(means ? [`${labels.means}${colon} ${means}`] : []),
        ...(todo ? [`${labels.todo}${colon} ${todo}`] : []),
        `${link.label}${colon} ${link.url}`,
      ].join('\n'),
    ),
    `--\n${footer}`,
  ].join('\n\n');
};

/** Dark enough on white to be read as text. */
const COLORS: Readonly<Record<Item['kind'], string>> = {
  trigger: '#b3261e',
  failed: '#b3261e',
  held: '#8a5300',
  late: '#8a5300',
  partial: '#8a5300',
  expires: '#8a5300',
  schema: '#0b57d0',
  well: '#146c2e',
};

const style = (rules: Readonly<Record<string, string>>): string =>
  Object.entries(rules)
    .map(([name, value]) => `${name}:${value}`)
    .join(';');
const tag = (name: string, rules: Readonly<Record<string, string>>, inner: string): string =>
  `<${name} style="${style(rules)}">${inner}</${name}>`;

const TEXT = { margin: '0 0 8px', 'font-size': '14px', 'line-height': '1.5', color: '#1f1f1f' };
const QUIET = { ...TEXT, color: '#444746' };

const part = (title: string, text: string, colon: string): string =>
  tag('p', QUIET, `<strong>${escape(title + colon)}</strong> ${escape(text)}`);

const block = (
  { kind, label, title, happened, means, todo, link }: Item,
  labels: Letter['labels'],
): string => {
  const color = COLORS[kind];
  const heading = {
    margin: '0 0 8px',
    'font-size': '16px',
    'line-height': '1.4',
    color: '#1f1f1f',
  };
  const small = { margin: '0 0 2px', 'font-size': '12px', 'font-weight': 'bold', color };
  const anchor = style({ color: '#0b57d0', 'font-size': '14px', 'text-decoration': 'underline' });
  return tag(
    'div',
    { margin: '0 0 28px', padding: '0 0 0 14px', 'border-left': `3px solid ${color}` },
    [
      tag('p', small, escape(label)),
      tag('h2', heading, escape(title)),
      tag('p', TEXT, escape(happened)),
      means ? part(labels.means, means, labels.colon) : '',
      todo ? part(labels.todo, todo, labels.colon) : '',
      tag(
        'p',
        { margin: '0' },
        `<a href="${escape(link.url)}" style="${anchor}">${escape(link.label)}</a>`,
      ),
    ].join(''),
  );
};

/** A letter as HTML for mail programs: styles are inline, nothing is fetched. */
export const asHtml = ({ items, labels, footer }: Letter): string =>
  tag(
    'div',
    {
      'max-width': '560px',
      margin: '0 auto',
      padding: '24px 16px',
      'font-family': 'Roboto,Helvetica,Arial,sans-serif',
      background: '#ffffff',
    },
    items.map((item) => block(item, labels)).join('') +
      tag(
        'p',
        {
          margin: '0',
          padding: '12px 0 0',
          'border-top': '1px solid #e3e3e3',
          'font-size': '12px',
          'line-height': '1.5',
          color: '#5f6368',
        },
        escape(footer),
      ),
  );
