import { useState } from 'preact/hooks';
import type { LogEntry, Severity } from '../api/contract';
import { useSelect, useSession } from '../state/session';
import { stampText } from '../time';
import { Empty } from './Empty';
import { usePolled } from './usePolled';

const RANK: Readonly<Record<Severity, number>> = { DEBUG: 0, INFO: 1, WARNING: 2, ERROR: 3 };
export const WORD: Readonly<Record<Severity, string>> = {
  DEBUG: 'Detail',
  INFO: 'Info',
  WARNING: 'Warning',
  ERROR: 'Error',
};
const SHOWN = 400;

const asText = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

const textOf = ({ message, fields, ...entry }: LogEntry): string =>
  [message, entry.function, entry.execution, ...Object.entries(fields).flat().map(asText)]
    .join(' ')
    .toLowerCase();

/** What the script has logged, newest first, as Cloud Logging would hold it. */
export function Log() {
  const { api } = useSession();
  const [entries] = usePolled(api.logs);
  const zone = useSelect(({ overview }) => overview?.timeZone ?? 'UTC');
  const [words, setWords] = useState('');
  const [least, setLeast] = useState<Severity>('DEBUG');
  const [run, setRun] = useState('');
  const all = [...(entries ?? [])].reverse();
  const runs = [...new Map(all.map((entry) => [entry.execution, entry])).values()].slice(0, 50);
  const found = all.filter(
    (entry) =>
      RANK[entry.severity] >= RANK[least] &&
      (run === '' || entry.execution === run) &&
      words
        .toLowerCase()
        .split(/\s+/)
        .every((word) => textOf(entry).includes(word)),
  );
  return (
    <>
      <div class="drawer-head">
        <h2>
          Log{' '}
          <small>
            {found.length === all.length ? all.length : `${found.length} of ${all.length}`}
          </small>
        </h2>
        <input
          type="search"
          placeholder="Find in the log"
          aria-label="Find in the log"
          value={words}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
        <select
          aria-label="Severity"
          value={least}
          onChange={(event) => setLeast(event.currentTarget.value as Severity)}
        >
          <option value="DEBUG">Everything</option>
          <option value="INFO">Info and above</option>
          <option value="WARNING">Warnings and errors</option>
          <option value="ERROR">Errors</option>
        </select>
        <select
          aria-label="Execution"
          value={run}
          onChange={(event) => setRun(event.currentTarget.value)}
        >
          <option value="">Every execution</option>
          {runs.map((entry) => (
            <option key={entry.execution} value={entry.execution}>
              {entry.function} · {stampText(entry.at, zone)}
            </option>
          ))}
        </select>
      </div>
      {found.length === 0 ? (
        <Empty of={entries}>
          {all.length === 0 ? 'Nothing has been logged.' : 'Nothing in the log fits.'}
        </Empty>
      ) : (
        <ol class="log scroller" tabIndex={0} aria-label="Log entries">
          {found.slice(0, SHOWN).map((entry) => (
            <li key={entry.id}>
              <span class={`state is-${entry.severity.toLowerCase()}`}>{WORD[entry.severity]}</span>
              <time dateTime={entry.at}>{stampText(entry.at, zone)}</time>
              <code>{entry.function}</code>
              <span class="log-text">
                {entry.message}
                {Object.entries(entry.fields).map(([name, value]) => (
                  <span class="field" key={name}>
                    <i>{name}</i> {asText(value)}
                  </span>
                ))}
              </span>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
