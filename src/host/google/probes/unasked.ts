import type { Json } from '../../../model';
import { cannot, type Question } from './probe';

/** A line of the log that a person can look for; what becomes of it cannot be read from inside. */
const LINE = JSON.stringify({ severity: 'INFO', event: 'check.line', text: 'Zoë' });

const unasked = (id: string, title: string, why: string): Question => ({
  id,
  title,
  ask: () => cannot(why),
});

/** What is relied on and cannot be asked: each says why, and where a person can look. */
export const toLookAt: readonly Question[] = [
  {
    id: 'log-shape',
    title: 'A log line written as JSON is kept as fields',
    ask: (g) => {
      g.console.info(LINE);
      const found: Json = { line: 'check.line' };
      return cannot(
        'Open the Google Cloud log of the script and look for “check.line”: it should be in jsonPayload, with severity INFO.',
        found,
      );
    },
  },
  unasked(
    'time-limit',
    'An execution is ended after six minutes, and nothing can catch that',
    'Asking would use up six minutes of the day’s quota and end this check. Homeroom stops by itself before.',
  ),
  unasked(
    'protected-cells',
    'How Sheets refuses to change a protected cell',
    'Whoever checks may edit what they protect themselves. A colleague’s protected tab shows it.',
  ),
  unasked(
    'quota-day',
    'When the day’s quotas begin anew',
    'Google tells it of no quota; only a day at the limit would show it.',
  ),
  unasked(
    'workbook-copy',
    'What a copy of the workbook brings along: tabs and protections, no trigger',
    'It would need a copy in your Drive. Make one, open Homeroom in it, and see what it says.',
  ),
  unasked(
    'uninstall',
    'Uninstalling takes triggers and permissions away, and leaves files and tabs',
    'It would end this check.',
  ),
  unasked(
    'session-early',
    'Before anything is granted, Google does not tell who opens the workbook',
    'Whoever can check has granted it already: only the first opening would show it.',
  ),
  unasked(
    'card-windows',
    'A button of the card beside the workbook cannot open the sidebar',
    'Only a person can press it: press “Open Homeroom” there and see what happens.',
  ),
  unasked(
    'fetch-limits',
    'How web requests end at their limits: 60 s, ten redirects, 50 MB',
    'It would need a server that is slow, redirects and sends too much.',
  ),
  unasked(
    'jdbc-tls',
    'How Google encrypts its way to a database for which no certificate is given',
    'A script cannot see it. The database’s own log tells whether the session is encrypted.',
  ),
  unasked(
    'jdbc-cloud-sql',
    'Which permission the way to Cloud SQL by the instance’s name needs',
    'It would need an instance of Cloud SQL and a permission withdrawn.',
  ),
  unasked(
    'bigquery-api',
    'How BigQuery answers, and what becomes of a request that is sent twice',
    'It would need a Google Cloud project of yours. “Test” in Settings, “Where data sets are built”, asks it there.',
  ),
  unasked(
    'bigquery-upload',
    'How BigQuery takes an upload in pieces, and tells what it holds',
    'It would need a Google Cloud project of yours. A refresh into BigQuery shows it.',
  ),
  unasked(
    'bigquery-latency',
    'How long BigQuery’s jobs take',
    'It would need a Google Cloud project of yours. The Activity of a refresh into BigQuery shows it.',
  ),
  unasked(
    'request-size',
    'The most that one request to Sheets may carry',
    'Asking would send tens of megabytes. Homeroom stays near the 2 MB that Google recommends.',
  ),
];
