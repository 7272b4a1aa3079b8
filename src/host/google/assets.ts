import type { Assets } from '../host';
import { repeatable } from './errors';
import type { Google } from './globals';
import * as shared from './shared';

/** Files of the script project beside the bundle. assumes: asset, code */
export const createAssets = (g: Google, sleep: (milliseconds: number) => void): Assets => {
  const text = (name: string): string =>
    repeatable('HtmlService', sleep, () =>
      g.HtmlService.createHtmlOutputFromFile(name).getContent(),
    );
  return {
    text,
    code: (name) => {
      // It is the bundle's own file, made by the same build: nothing from outside is in it.
      // eslint-disable-next-line @typescript-eslint/no-implied-eval
      const body = new Function('shared', JSON.parse(text(name)) as string);
      return (body as (modules: object) => unknown)(shared);
    },
  };
};
