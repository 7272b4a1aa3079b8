import { lookOnce } from '../engine/tried';
import { snapshot } from '../engine/store';
import type { Host } from '../host/host';
import { FailureError, type Registry } from '../model';
import { requireAnswers } from './answers';
import type { ConnectionInput, FileSeen } from './api';
import { draftOf } from './connections';
import { cell } from './custom';
import { requireSteward } from './steward';

/** Of a file's first rows and of what cannot be taken: as much as fits beside a workbook. */
const SHOWN_ROWS = 6;
const SHOWN_ASIDE = 5;

/**
 * A file as a connection with these settings would take it. Nothing is saved.
 * @param language of whoever looks.
 */
export const lookAtFile = (
  host: Host,
  registry: Registry<Host>,
  input: ConnectionInput,
  language: string,
): FileSeen => {
  const now = snapshot(host);
  requireSteward(host, now);
  const { connector, settings, secrets } = draftOf(host, registry, input, now);
  requireAnswers(connector.settings, settings, secrets);
  const seen = lookOnce(host, connector, settings, secrets, language);
  if (!seen) throw new FailureError('setup.unknown_connector', { connector: connector.id });
  const { columns, stream, lines, shown, rows, aside, offer } = seen;
  const sample = {
    stream,
    rows: rows.length,
    columns: shown,
    more: 0,
    first: rows.slice(0, SHOWN_ROWS).map((row) => shown.map((name) => cell(row[name]))),
    ...(aside.length > 0
      ? {
          asides: aside.length,
          aside: aside.slice(0, SHOWN_ASIDE).map(({ line, why }) => ({ line, why: cell(why) })),
        }
      : {}),
  };
  return { columns, lines, samples: [sample], ...(offer ? { offer } : {}) };
};
