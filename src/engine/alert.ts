import type { Host } from '../host/host';
import { FAILURES, tell, type Failure, type Registry, type Subscription } from '../model';
import { asJson, keys, type Snapshot } from './store';

/** What a person has been told about, by data set. */
type Told = Readonly<Record<string, string>>;
interface Alerts {
  readonly told: Told;
  /** A mail on its way: what it tells, and how many could be sent before it. */
  readonly sending?: { readonly tells: Told; readonly remaining: number };
}

/** Only what waits for a person is mailed; what passes by itself is not. */
const needsPerson = (failure: Failure | undefined): failure is Failure =>
  failure !== undefined && FAILURES[failure.code].recovery === 'fail';

/**
 * One mail when data sets begin to need a person or are well again; silence while nothing changes.
 * The intention is recorded before the mail is sent, and the day's remaining number tells after a crash
 * whether it was: so a mail is neither lost nor sent twice.
 */
export const alert = (host: Host, registry: Registry<Host>, now: Snapshot): void => {
  const stored = now.get(keys.alerts) as unknown as Alerts | undefined;
  let told = stored?.told ?? {};
  if (stored?.sending && host.mail.remaining() < stored.sending.remaining)
    told = stored.sending.tells;

  const open = now.subscriptions.filter((s) => s.on && needsPerson(s.failure));
  const tells: Told = Object.fromEntries(open.map((s) => [s.dataset, s.failure!.code]));
  const fresh = open.filter((s) => told[s.dataset] !== s.failure!.code);
  const well = Object.keys(told).filter((id) => !(id in tells) && now.subscription(id).on);
  const settled = (): void => host.records.set(keys.alerts, asJson({ told: tells }));
  if (fresh.length === 0 && well.length === 0) {
    if (stored?.sending || Object.keys(told).length !== Object.keys(tells).length) settled();
    return;
  }
  if (!now.steward) return;
  const remaining = host.mail.remaining();
  if (remaining < 1) {
    host.log.write('alert.waits', { matters: fresh.length, reason: 'quota' });
    return;
  }
  const title = (id: string): string => registry.datasets.get(id)?.title ?? id;
  const url = host.workbook.url();
  const lines = [
    ...troublesOf(fresh).flatMap(([{ message, next }, datasets]) => [
      `${datasets.map(title).join(', ')}: ${message}`,
      `What to do: ${next}`,
      '',
    ]),
    ...(well.length > 0 ? [`Well again: ${well.map(title).join(', ')}.`, ''] : []),
    'The last good data stays published until then.',
  ];
  const about = fresh.length > 0 ? fresh.map((s) => s.dataset) : well;
  const [first, ...more] = about.map(title);
  const named = more.length > 0 ? `${first} and ${more.length} more` : first;
  const one = more.length === 0;
  const news =
    fresh.length > 0 ? (one ? 'needs you' : 'need you') : one ? 'is well again' : 'are well again';
  const subject = `Homeroom: ${named} ${news}`;
  host.records.set(keys.alerts, asJson({ told, sending: { tells, remaining } }));
  host.mail.send({
    to: now.steward.email,
    subject: subject.slice(0, 200),
    text: [...lines, `Workbook: ${url}`].join('\n'),
    html:
      lines.map((line) => (line ? `<p>${escape(line)}</p>` : '')).join('\n') +
      `<p><a href="${escape(url)}">Open the workbook</a></p>`,
  });
  settled();
  host.log.write('alert.sent', { matters: fresh.length, recovered: well.length, recipients: 1 });
};

/** Each trouble once, with the data sets that have it: a refused key is one matter, not eleven. */
const troublesOf = (
  failing: readonly Subscription[],
): readonly (readonly [ReturnType<typeof tell>, readonly string[]])[] => {
  const troubles = new Map<string, [ReturnType<typeof tell>, string[]]>();
  for (const { dataset, failure } of failing) {
    const words = tell(failure!);
    const trouble = troubles.get(words.message) ?? [words, []];
    trouble[1].push(dataset);
    troubles.set(words.message, trouble);
  }
  return [...troubles.values()];
};

const escape = (text: string): string => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
