import { FailureError } from '../../model';

/** How a change column tells time: as moments or as numbers that grow. */

const MOMENT = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d:\d\d)(\.\d+)?)?(.*)$/;
const NUMBER = /^-?\d{1,18}(\.\d+)?$/;
/** What a moment or a number is written with: nothing of it ends a literal. */
const HARMLESS = /^[\d:. TZ+-]{1,40}$/;

const isNumber = (text: string): boolean => NUMBER.test(text);

/** By time, or by size. */
export const isLater = (a: string, b: string): boolean =>
  isNumber(a) && isNumber(b) && a !== b && a.length + b.length < 30 ? Number(a) > Number(b) : a > b;

/** The mark so many seconds before; of numbers the same one. */
export const back = (mark: string, seconds: number): string => {
  const [, day, clock = '00:00:00', , zone = ''] = MOMENT.exec(mark) ?? [];
  if (day === undefined || seconds === 0) return mark;
  const at = new Date(Date.parse(`${day}T${clock}Z`) - seconds * 1000).toISOString();
  return MOMENT.exec(mark)?.[2] === undefined
    ? at.slice(0, 10)
    : `${at.slice(0, 10)} ${at.slice(11, 19)}${zone}`;
};

/** A mark that may stand in a statement. @throws source.statement */
export const harmless = (mark: string, about: { host: string; resource: string }): string => {
  if (HARMLESS.test(mark)) return mark;
  throw new FailureError('source.statement', {
    ...about,
    detail: 'its change column holds neither moments nor numbers',
  });
};
