import { withPublished } from '../engine/custom';
import { withElsewhere } from '../engine/elsewhere';
import { openShown, passportsIn, type Opening, type Shown } from '../engine/shown';
import type { Host, Studio, StudioRequest } from '../host/host';
import { sayIn, type Say } from '../messages';
import { FailureError, failureOf, tell, type Failure, type Registry } from '../model';
import { TROUBLES, type Trouble } from './words';
import { workbookIn } from './workbooks';

/** Why Looker Studio's question has no answer, in words for who looks at a report. */
export class LookerError extends Error {
  constructor(
    readonly trouble: Trouble,
    readonly params: Failure['params'] = {},
  ) {
    super(trouble);
  }
}

/** The connector's answers to its own questions, as Looker Studio gives them back. */
export interface Chosen {
  readonly workbook: string | null;
  readonly dataset: string | null;
  /** A version's number; absent: always the latest. */
  readonly version?: number;
  readonly freshness: boolean;
  /** Looker Studio asks BigQuery itself. */
  readonly direct: boolean;
  readonly language: string;
}

export const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** @throws bad_address */
export const chosenIn = ({ configParams, languageCode }: StudioRequest): Chosen => {
  const params = (configParams ?? {}) as Readonly<Record<string, unknown>>;
  const address = textOf(params['address']);
  const workbook = address === '' ? textOf(params['workbook']) || null : workbookIn(address);
  if (address !== '' && workbook === null) throw new LookerError('bad_address');
  const version = Number(params['version'] || 'latest');
  return {
    workbook,
    dataset: textOf(params['dataset']) || null,
    ...(Number.isInteger(version) ? { version } : {}),
    // A link carries texts alone.
    freshness: String(params['freshness']) === 'true',
    direct: String(params['direct']) === 'true',
    language: textOf(params['language']) || textOf(languageCode) || 'en',
  };
};

/** What answers a question of Looker Studio's. */
export interface Desk {
  /** The whole world, of a workbook or of none. */
  open(workbook?: string): Host;
  readonly studio: Studio;
  readonly registry: Registry<Host>;
}

export interface Opened {
  readonly host: Host;
  readonly shown: Shown;
  readonly chosen: Chosen;
  readonly say: Say;
}

/** All that may be asked for in a workbook: what the school has made from files too. */
export const registryOf = ({ registry }: Desk, host: Host): Registry<Host> =>
  withPublished(() => passportsIn(host), withElsewhere(host, registry));

/**
 * Opens the data set that was chosen.
 * @throws LookerError, and whatever its place says: warehouse.*, host.*
 */
export const openChosen = (desk: Desk, request: StudioRequest): Opened => {
  const chosen = chosenIn(request);
  if (chosen.workbook === null) throw new LookerError('no_workbook');
  if (chosen.dataset === null) throw new LookerError('no_dataset');
  const host = desk.open(chosen.workbook);
  const say = sayIn(chosen.language, (file) => host.assets.text(file));
  const registry = registryOf(desk, host);
  if (!registry.datasets.get(chosen.dataset))
    throw new LookerError('missing', { dataset: chosen.dataset });
  const options: Opening = {
    ...(chosen.version === undefined ? {} : { asOf: chosen.version }),
    ...(chosen.direct ? { from: 'table' } : {}),
  };
  const shown = openShown(host, registry, chosen.dataset, options);
  return { host, shown, chosen, say };
};

/** Failures that have better words for who looks at a report than for who sits in the workbook. */
const REWORDED: { readonly [code in Failure['code']]?: Trouble } = {
  'workbook.unreachable': 'workbook',
  'shown.missing': 'missing',
  'shown.past': 'version',
  'setup.unknown_dataset': 'missing',
  'question.field': 'field',
};

const filled = (text: string, params: Failure['params'], say: Say): string =>
  say(text).replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name] ?? '';
    return typeof value === 'string' ? say(value) : String(value);
  });

export const troubleIn = (
  trouble: Trouble,
  params: Failure['params'],
  say: Say,
): { readonly message: string; readonly next: string } => ({
  message: filled(TROUBLES[trouble].message, params, say),
  next: filled(TROUBLES[trouble].next, params, say),
});

/**
 * What is done, or else what Looker Studio shows: never a stack, and the second text only to admins.
 * @throws what the studio throws for us: nothing of ours comes through it.
 */
export const told = <T>(desk: Desk, request: StudioRequest, work: () => T): T => {
  try {
    return work();
  } catch (error) {
    const { text, debug } = toldOf(desk, request, error);
    return desk.studio.refuse(text, debug);
  }
};

const toldOf = (
  desk: Desk,
  { languageCode, configParams }: StudioRequest,
  error: unknown,
): { readonly text: string; readonly debug: string } => {
  const asked = (configParams ?? {}) as Readonly<Record<string, unknown>>;
  const language = textOf(asked['language']) || textOf(languageCode) || 'en';
  const say = sayIn(language, (file) => desk.open().assets.text(file));
  if (error instanceof LookerError) {
    const { message, next } = troubleIn(error.trouble, error.params, say);
    return { text: `${message} ${next}`, debug: error.trouble };
  }
  const failure = failureOf(error);
  const reworded = error instanceof FailureError ? REWORDED[failure.code] : undefined;
  const { message, next } = reworded
    ? troubleIn(reworded, failure.params, say)
    : tell(failure, say);
  return { text: `${message} ${next}`, debug: `${failure.code} ${JSON.stringify(failure.params)}` };
};
