import type { Assets } from '../host/host';
import type * as Seldom from './seldom';

/** What few executions need, read when one does. */
export const seldom = ({ assets }: { readonly assets: Pick<Assets, 'code'> }): typeof Seldom =>
  assets.code('seldom') as typeof Seldom;
