import { engineIn, pastVersions } from '../engine/shown';
import type { ConfigForm, ConfigOption, ConfigQuestion, Host, StudioRequest } from '../host/host';
import { languages, sayIn, type Say } from '../messages';
import { fill, FailureError, type Dataset, type Passport } from '../model';
import { chosenIn, LookerError, registryOf, textOf, troubleIn, type Desk } from './opened';
import { passportsOf } from './passports';
import { ownDate } from './semantics';
import { DATED_HELP, WORDS } from './words';
import { workbooksOf } from './workbooks';

/* What is asked when a data source is made: a workbook, a data set of it, and how it is to be shown. */

/** A workbook that opened, or why it did not. */
type Book = { readonly host: Host } | { readonly why: LookerError };

const openBook = (desk: Desk, id: string): Book => {
  try {
    const host = desk.open(id);
    host.workbook.name();
    return { host };
  } catch (error) {
    if (!(error instanceof FailureError) || error.failure.code !== 'workbook.unreachable')
      throw error;
    return { why: new LookerError('workbook') };
  }
};

const info = (id: string, text: string): ConfigQuestion => ({ kind: 'info', id, text });

const whyNot = (id: string, { trouble, params }: LookerError, say: Say): ConfigQuestion => {
  const { message, next } = troubleIn(trouble, params, say);
  return info(id, `${message} ${next}`);
};

/** The person's own workbooks, and the one that a link names. */
const workbookQuestions = (
  mine: readonly ConfigOption[],
  linked: ConfigOption | null,
  say: Say,
): readonly ConfigQuestion[] => {
  const options =
    linked && !mine.some(({ value }) => value === linked.value) ? [...mine, linked] : mine;
  return [
    info('intro', say(options.length > 0 ? WORDS.intro : WORDS.none)),
    ...(options.length > 0
      ? [
          {
            ...({ kind: 'one', id: 'workbook', decides: true, options } as const),
            name: say(WORDS.workbook),
            help: say(WORDS.workbookHelp),
          },
        ]
      : []),
    {
      ...({ kind: 'text', id: 'address', decides: true } as const),
      name: say(WORDS.address),
      help: say(WORDS.addressHelp),
      placeholder: 'https://docs.google.com/spreadsheets/d/…',
    },
  ];
};

const datasetQuestion = (offered: readonly Passport[], desk: Desk, say: Say): ConfigQuestion => ({
  ...({ kind: 'one', id: 'dataset', decides: true } as const),
  name: say(WORDS.dataset),
  help: say(WORDS.datasetHelp),
  options: offered.map(({ dataset, title }) => ({
    value: dataset,
    label: say(desk.registry.datasets.get(dataset)?.title ?? title),
  })),
});

/** Past versions lie in the steward's Drive: for anybody else there are none. */
const versionsOf = (host: Host, dataset: string): readonly ConfigOption[] => {
  try {
    return pastVersions(host, dataset).map(({ number, at }) => ({
      value: String(number),
      label: `${at.slice(0, 16).replace('T', ' ')} UTC (${number})`,
    }));
  } catch {
    return [];
  }
};

const optionQuestions = (
  host: Host,
  dataset: Dataset,
  { fields, table }: Passport,
  say: Say,
): readonly ConfigQuestion[] => {
  const past = versionsOf(host, dataset.id);
  const date = ownDate(
    dataset,
    dataset.fields.filter(({ name }) => fields.includes(name)),
  );
  return [
    ...(past.length > 0
      ? [
          {
            ...({ kind: 'one', id: 'version' } as const),
            name: say(WORDS.version),
            help: say(WORDS.versionHelp),
            options: [{ value: 'latest', label: say(WORDS.latest) }, ...past],
          },
        ]
      : []),
    ...(date
      ? [
          {
            ...({ kind: 'check', id: 'dated', decides: true } as const),
            name: say(WORDS.dated),
            help: fill(say(DATED_HELP), { by: date.title }),
          },
        ]
      : []),
    // The only warehouse that Looker Studio asks by itself.
    ...(table !== undefined && engineIn(host) === 'bigquery'
      ? [
          {
            ...({ kind: 'check', id: 'direct' } as const),
            name: say(WORDS.direct),
            help: say(WORDS.directHelp),
          },
        ]
      : []),
    {
      ...({ kind: 'check', id: 'freshness' } as const),
      name: say(WORDS.freshness),
      help: say(WORDS.freshnessHelp),
    },
    {
      ...({ kind: 'one', id: 'language' } as const),
      name: say(WORDS.language),
      help: say(WORDS.languageHelp),
      options: languages.map(({ code, name }) => ({ value: code, label: name })),
    },
  ];
};

const isChecked = ({ configParams }: StudioRequest, id: string): boolean =>
  String((configParams as Readonly<Record<string, unknown>> | undefined)?.[id]) === 'true';

/** The questions as far as they can be asked: each step has those before it, and more. */
export const formOf = (desk: Desk, request: StudioRequest): ConfigForm => {
  const self = desk.open();
  const language = textOf(request['languageCode']) || 'en';
  const say = sayIn(language, (file) => self.assets.text(file));
  const mine = workbooksOf(self).map(({ id, name }) => ({ value: id, label: name || id }));
  const more = (...questions: readonly ConfigQuestion[]): ConfigForm => ({ questions, more: true });

  let chosen;
  try {
    chosen = chosenIn(request);
  } catch (error) {
    if (!(error instanceof LookerError)) throw error;
    return more(...workbookQuestions(mine, null, say), whyNot('trouble', error, say));
  }
  if (chosen.workbook === null) return more(...workbookQuestions(mine, null, say));
  const book = openBook(desk, chosen.workbook);
  if ('why' in book)
    return more(...workbookQuestions(mine, null, say), whyNot('trouble', book.why, say));
  const { host } = book;
  const linked = { value: chosen.workbook, label: host.workbook.name() };
  const first = workbookQuestions(mine, linked, say);
  const offered = passportsOf(desk, host);
  if (offered.length === 0)
    return more(...first, whyNot('trouble', new LookerError('nothing'), say));
  const second = datasetQuestion(offered, desk, say);
  const passport = offered.find(({ dataset }) => dataset === chosen.dataset);
  const dataset = passport && registryOf(desk, host).datasets.get(passport.dataset);
  if (!passport || !dataset) return more(...first, second);
  return {
    questions: [...first, second, ...optionQuestions(host, dataset, passport, say)],
    more: false,
    ...(isChecked(request, 'dated') ? { dateRange: true } : {}),
  };
};
