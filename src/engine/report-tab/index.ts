export { renderReportTab, reportsIn } from './render';
export { TAB_WORDS } from './tab';
