export { reportsIn } from './made';
export { growReportTab, renderReportTab, type Wanted } from './render';
export { TAB_WORDS } from './tab';
