import type { Card } from '../host/addon';
import type { AddOnWords as Words, Forms } from '../messages';
import type { Answer, ConsoleState } from './api';

const NEEDS_A_PERSON: readonly string[] = ['failed', 'held'];
/** A card is read at a glance. */
const NAMED = 3;

/** The state of the workbook in a few lines, with a way into the console. */
export const homeCard = (told: Answer<ConsoleState>, words: Words, forms: Forms): Card => {
  const button = { label: words.open, handler: 'openFromCard' };
  if ('trouble' in told) {
    const { message, next } = told.trouble;
    const lines = [{ label: words.trouble, text: `${message} ${next}` }];
    const { url } = told.trouble.params ?? {};
    const link = url === undefined ? {} : { link: { label: words.grant, url: String(url) } };
    return { title: words.title, subtitle: words.subtitle, lines, button, ...link };
  }
  const console = told.value;
  return {
    title: words.title,
    subtitle: console.workbook.name,
    lines: console.connections.length === 0 ? [first(words)] : linesOf(console, words, forms),
    button,
  };
};

const first = (words: Words): Card['lines'][number] => ({
  label: words.begin,
  text: words.beginBy,
});

const linesOf = (console: ConsoleState, words: Words, forms: Forms): Card['lines'] => {
  const on = console.datasets.filter(({ status }) => status !== 'off');
  const fresh = on.filter(({ status }) => status === 'fresh').length;
  const need = on.filter(({ status }) => NEEDS_A_PERSON.includes(status)).map((d) => d.title);
  const { run, nextRefresh, now, timeZone, steward, notices } = console;
  const under = run !== null && ['queued', 'running', 'paused'].includes(run.is);
  return [
    ...notices.slice(0, 1).map(({ message, next }) => ({
      label: words.notice,
      text: `${message} ${next}`,
    })),
    { label: words.datasets, text: words.fresh(fresh, on.length) },
    ...(need.length > 0
      ? [{ label: words.needYou, text: words.named(need.slice(0, NAMED), need.length) }]
      : []),
    ...(under
      ? [{ label: words.running, text: words.done(run.finished.length, run.datasets.length) }]
      : nextRefresh !== undefined
        ? [{ label: words.next, text: forms.moment(nextRefresh, now, timeZone) }]
        : []),
    ...(steward ? [{ label: words.steward, text: steward.you ? words.you : steward.email }] : []),
  ];
};
