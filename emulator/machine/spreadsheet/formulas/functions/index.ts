/** The functions that formulas may use, by name. */
import { ARRAYS } from './arrays';
import { CONDITIONAL } from './conditional';
import type { Known } from './kinds';
import { LOGIC } from './logic';
import { NUMBERS } from './numbers';
import { TEXTS } from './texts';

export const FUNCTIONS: Readonly<Record<string, Known>> = {
  ...ARRAYS,
  ...CONDITIONAL,
  ...LOGIC,
  ...NUMBERS,
  ...TEXTS,
};
