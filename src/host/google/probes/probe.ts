import type { FailureCode, Json } from '../../../model';
import type { Asked, Probe, SqlAddress } from '../../host';
import { hostError } from '../errors';
import type { Google } from '../globals';

/** One question to the host: what Homeroom relies on, and how it is asked. */
export interface Question extends Probe {
  /** @param database where data sets are built, if that is a database. */
  ask(g: Google, database?: SqlAddress): Asked | Promise<Asked>;
}

export const saw = (found: Json): Asked => ({ found });
export const cannot = (unknown: string, found?: Json): Asked =>
  found === undefined ? { unknown } : { unknown, found };

/** The host's sentence without what is personal or different each time. */
export const sentenceOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error))
    .replace(/[\w.+-]+@[\w.-]+/g, '(address)')
    .replace(/https?:\/\/\S+/g, '(link)')
    .slice(0, 200);

/** Refusals that say nothing about what was asked. */
const BESIDE: readonly FailureCode[] = ['host.transient', 'host.quota', 'host.unauthorized'];
export const isBeside = (error: unknown): boolean =>
  BESIDE.includes(hostError(error, '').failure.code);

/**
 * How a call that should be refused is refused, and what `errors.ts` makes of the sentence.
 * @throws what says nothing about the question.
 */
export const refusal = (
  service: string,
  call: () => unknown,
): { readonly refused: boolean; readonly means?: string; readonly sentence?: string } => {
  try {
    call();
    return { refused: false };
  } catch (error) {
    if (isBeside(error)) throw error;
    const { code } = hostError(error, service).failure;
    return { refused: true, means: code, sentence: sentenceOf(error) };
  }
};

/** Milliseconds of one call. */
export const timed = (call: () => unknown): number => {
  const from = Date.now();
  call();
  return Date.now() - from;
};

/** The middle of three: one slow call says little. */
export const median = (call: () => unknown): number =>
  [timed(call), timed(call), timed(call)].sort((a, b) => a - b)[1] as number;
