/**
 * What few executions need of published data sets: it lies in a file of its own beside the bundle
 * (`scripts/build/code.mjs`) and is reached through `kept.ts`.
 */
export { hide, sealsOf } from './hide';
export { forgetPast, logVersions, pastText } from './past';
export { writePassports } from './passports';
