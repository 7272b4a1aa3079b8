import type { Host } from '../../host/host';
import { mailsIn, sayIn, type Mails } from '../../messages';
import { tell, type Failure, type Registry, type Subscription } from '../../model';
import type { Snapshot } from '../store';
import type { Digest } from './digest';
import type { Matter } from './matters';

/** One thing of a mail, in words. */
export interface Item {
  readonly kind: keyof Mails['labels'];
  readonly label: string;
  /** What it is about. */
  readonly title: string;
  readonly happened: string;
  readonly means?: string;
  readonly todo?: string;
  readonly link: { readonly label: string; readonly url: string };
}
export interface Letter {
  readonly subject: string;
  readonly items: readonly Item[];
  readonly labels: { readonly means: string; readonly todo: string; readonly colon: string };
  readonly footer: string;
}

type AboutDataset = Extract<Matter, { readonly subscription: Subscription }>;

/** Each trouble once, with the data sets that have it: a refused key is one matter, not eleven. */
const grouped = (matters: readonly AboutDataset[]): readonly (readonly AboutDataset[])[] => {
  const groups = new Map<string, AboutDataset[]>();
  for (const matter of matters) {
    const why = matter.failure ? tell(matter.failure).message : '';
    const name = matter.kind === 'partial' ? matter.sign : `${matter.kind} ${why}`;
    groups.set(name, [...(groups.get(name) ?? []), matter]);
  }
  return [...groups.values()];
};

/** Writes a digest in one language. */
export const letterOf = (
  host: Pick<Host, 'assets' | 'clock' | 'workbook'>,
  registry: Registry<Host>,
  now: Snapshot,
  { fresh, well }: Digest,
  language: string,
): Letter => {
  const { words, forms } = mailsIn(language, (file) => host.assets.code(file));
  const say = sayIn(language, (file) => host.assets.text(file));
  const url = host.workbook.url();
  const zone = host.clock.timeZone();
  const time = new Date(host.clock.now()).toISOString();
  const titleOf = (id: string): string => say(registry.datasets.get(id)?.title ?? id);
  const at = (iso: string): string => forms.clock(iso, time, zone);
  const failing = (failure: Failure) => tell(failure, say);

  const workbook = { label: words.openWorkbook, url };
  const tabOf = (subscriptions: readonly Subscription[]): Item['link'] => {
    const [first] = subscriptions;
    const { sheetId, version } = first as Subscription;
    const one = subscriptions.length === 1 && sheetId !== undefined && version !== undefined;
    return one ? { label: words.openTab, url: `${url}#gid=${sheetId}` } : workbook;
  };

  const ofDatasets = (group: readonly AboutDataset[]): Item => {
    const [first] = group as [AboutDataset, ...AboutDataset[]];
    const subscriptions = group.map(({ subscription }) => subscription);
    const { kind, failure } = first;
    const published = first.subscription.version?.at;
    const last = published === undefined ? undefined : at(published);
    const n = group.length;
    const told = failure ? failing(failure) : undefined;
    return {
      kind,
      label: words.labels[kind],
      title: words.titles(subscriptions.map(({ dataset }) => titleOf(dataset))),
      happened:
        first.kind === 'partial'
          ? `${words.partial.happened(first.sites, first.of, at(first.since))} ${told?.message ?? ''}`
          : first.kind === 'late'
            ? [words.late.happened(n, at(new Date(first.since).toISOString())), told?.message ?? '']
                .join(' ')
                .trim()
            : (told?.message ?? ''),
      means:
        kind === 'partial'
          ? words.partial.means(n)
          : kind === 'late'
            ? words.late.means(n, last)
            : kind === 'held' && last !== undefined
              ? words.held(last)
              : words.kept(n, last),
      todo: kind === 'late' ? words.late.todo : (told?.next ?? ''),
      link: tabOf(subscriptions),
    };
  };

  const other = (matter: Exclude<Matter, AboutDataset>): Item => {
    const { kind } = matter;
    const label = words.labels[kind];
    if (kind === 'trigger') {
      const { message, next } = failing(matter.failure);
      const { means } = words.trigger;
      const link = matter.url === undefined ? workbook : { label: words.grant, url: matter.url };
      const title = words.about.trigger;
      return { kind, label, title, happened: message, means, todo: next, link };
    }
    if (kind === 'expires') {
      const { connection, date, days } = matter;
      const day = forms.date(`${date}T12:00:00Z`, 'UTC');
      const { happened, means, todo } = words.expires;
      const title = connection.site;
      const told = happened(title, day, days);
      return { kind, label, title, happened: told, means, todo, link: workbook };
    }
    const { about, params } = matter.finding;
    const resource = say(String(params['title'] ?? about));
    const fields = String(params['fields']).split(', ');
    const added = params['how'] === 'added';
    return {
      kind,
      label,
      title: matter.site,
      happened: (added ? words.schema.added : words.schema.gone)(resource, matter.site, fields),
      means: added ? words.schema.meansAdded : words.schema.meansGone,
      todo: added ? words.schema.todoAdded : words.schema.todoGone,
      link: workbook,
    };
  };

  const isAbout = (matter: Matter): matter is AboutDataset => 'subscription' in matter;
  const items = [
    ...fresh.flatMap((matter) => (matter.kind === 'trigger' ? [other(matter)] : [])),
    ...grouped(fresh.filter(isAbout)).map(ofDatasets),
    ...fresh.flatMap((matter) =>
      isAbout(matter) || matter.kind === 'trigger' ? [] : [other(matter)],
    ),
    ...(well.length === 0
      ? []
      : [
          {
            kind: 'well' as const,
            label: words.labels.well,
            title: words.titles(well.map(titleOf)),
            happened: words.well.happened(well.length),
            link: tabOf(well.map(now.subscription)),
          },
        ]),
  ];
  return {
    subject: words.subject(subjectOf(words, fresh, well, titleOf)),
    items,
    labels: { means: words.means, todo: words.todo, colon: words.colon },
    footer: words.footer(host.workbook.name()),
  };
};

/** What is most important names the mail. */
const subjectOf = (
  { about }: Mails,
  fresh: readonly Matter[],
  well: readonly string[],
  titleOf: (id: string) => string,
): string => {
  const [first] = fresh;
  const titles = (...kinds: Matter['kind'][]): string[] =>
    fresh.flatMap((matter) =>
      'subscription' in matter && kinds.includes(matter.kind)
        ? [titleOf(matter.subscription.dataset)]
        : [],
    );
  switch (first?.kind) {
    case undefined:
      return about.well(well.map(titleOf));
    case 'trigger':
      return about.trigger;
    case 'failed':
    case 'held':
      return about.need(titles('failed', 'held'));
    case 'late':
      return about.late(titles('late'));
    case 'partial':
      return about.partial(titles('partial'));
    case 'expires':
      return about.expires(first.connection.site, first.days);
    case 'schema':
      return about.schema(first.site);
  }
};
