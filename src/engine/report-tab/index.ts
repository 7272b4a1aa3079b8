export { renderReportTab } from './render';
export { TAB_WORDS } from './tab';
