/**
 * What the sidebar and the server say to each other. Both sides are typed from here; all values are
 * plain JSON, as `google.script.run` carries nothing else. Times are ISO text in UTC.
 */
export type * from './answer';
export type * from './sources';
export type * from './connections';
export type * from './datasets';
export type * from './activity';
export type * from './warehouse';
export type * from './sharing';
export type * from './reports';
export type * from './settings';
export type * from './console';
export type * from './commands';
