import type { Fact } from '../../src/model';
import { t } from '../messages';

/** The value of a fact, in words. */
export const saidOf = (value: Fact['value']): string =>
  value === null
    ? t.answers.unreadable
    : typeof value === 'boolean'
      ? value
        ? t.answers.yes
        : t.answers.no
      : typeof value === 'number'
        ? t.number(value)
        : value;
