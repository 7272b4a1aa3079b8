import type { Assets } from '../host/host';
import type * as Seldom from './seldom';
import type * as Working from './working';

/** What few executions need, read when one does. */
export const seldom = ({ assets }: { readonly assets: Pick<Assets, 'code'> }): typeof Seldom =>
  assets.code('seldom') as typeof Seldom;

/** What works on runs, read when there may be one. */
export const working = ({ assets }: { readonly assets: Pick<Assets, 'code'> }): typeof Working =>
  assets.code('work') as typeof Working;
