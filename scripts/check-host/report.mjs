import { readFileSync } from 'node:fs';

const isCheck = (check) =>
  typeof check?.id === 'string' &&
  typeof check.title === 'string' &&
  ['as_expected', 'differs', 'unknown'].includes(check.is);

/** A report as the sidebar's System check copies it. @throws an Error that says what is wrong with it */
export const readReport = (path) => {
  let text;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new Error(`${path} cannot be read. Save the report there: see docs/check-host.md.`);
  }
  let report;
  try {
    report = JSON.parse(text);
  } catch {
    report = null;
  }
  if (report?.v !== 1 || !Array.isArray(report.checks) || !report.checks.every(isCheck))
    throw new Error(
      `${path} is not a report of the System check. Copy it anew in the sidebar: Settings, System check.`,
    );
  return report;
};

const foundOf = (report, id) => report?.checks.find((check) => check.id === id)?.found;

/** What the emulator is to be, to be comparable: the host's mode and kind of account. */
export const machineLike = (report) => ({
  mode: foundOf(report, 'trigger-kinds')?.mode === 'owned' ? 'owned' : 'addon',
  account: foundOf(report, 'mail-quota')?.left <= 100 ? 'consumer' : 'workspace',
});
