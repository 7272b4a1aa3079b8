/** The control API's JSON as the page's own types: the one place that knows both. */
import type {
  CallAnswer,
  CellView,
  Execution,
  LogEntry,
  Mail,
  Overview,
  RowWindow,
  Running,
  Severity,
  Trigger,
  Value,
} from './contract';

export const readOverview = (json: unknown): Overview => json as Overview;

interface TabJson {
  readonly from: number;
  readonly values: readonly (readonly Value[])[];
  readonly displayValues: readonly (readonly string[])[];
  readonly formats: readonly (readonly string[])[];
  readonly formulas: readonly (readonly (string | null)[])[];
  readonly notes: readonly (readonly (string | null)[])[];
  readonly styles: readonly (readonly CellView['style'][])[];
}

export function readRows(json: unknown): RowWindow {
  const { from, values, displayValues, formats, formulas, notes, styles } = json as TabJson;
  return {
    from,
    rows: values.map((row, r) =>
      row.map((value, c) => ({
        value,
        text: displayValues[r]?.[c] ?? '',
        format: formats[r]?.[c] ?? '',
        formula: formulas[r]?.[c] ?? null,
        note: notes[r]?.[c] ?? null,
        style: styles[r]?.[c] ?? null,
      })),
    ),
  };
}

interface ExecutionJson {
  readonly id: string;
  readonly function: string;
  readonly user: string;
  readonly kind: string;
  readonly outcome: 'ok' | 'error' | 'killed' | 'timed-out';
  readonly started: string;
  readonly calls: Execution['calls'];
  readonly virtualMs: number;
  readonly cpuMs: number;
  readonly error?: { readonly message: string };
}

const OUTCOMES = {
  ok: 'completed',
  error: 'failed',
  killed: 'killed',
  'timed-out': 'timed out',
} as const;

export const readExecutions = (json: unknown): readonly Execution[] =>
  (json as ExecutionJson[]).map(({ started, outcome, error, ...run }) => ({
    ...run,
    at: started,
    outcome: OUTCOMES[outcome],
    error: error?.message ?? null,
  }));

/** Executions that have not ended; when they began is not told. */
export const readRunning = (json: unknown): readonly Running[] => json as Running[];

export function readCall(json: unknown): CallAnswer {
  const { result, error } = json as { result?: unknown; error?: { message: string } };
  return error ? { error: error.message } : { result };
}

export const readOutbox = (json: unknown): readonly Mail[] =>
  (json as (Omit<Mail, 'at'> & { sent: string })[]).map(({ sent, ...mail }) => ({
    ...mail,
    at: sent,
  }));

interface LogJson {
  readonly insertId: string;
  readonly timestamp: string;
  readonly severity: string;
  readonly textPayload?: string;
  readonly jsonPayload?: Readonly<Record<string, unknown>>;
  readonly labels: Readonly<Record<string, string>>;
}

/** Cloud Logging has more severities than a reader needs. */
const SEVERITIES: Readonly<Record<string, Severity>> = {
  DEFAULT: 'DEBUG',
  DEBUG: 'DEBUG',
  INFO: 'INFO',
  NOTICE: 'INFO',
  WARNING: 'WARNING',
};
const LABEL = 'script.googleapis.com/';

export const readLogs = (json: unknown): readonly LogEntry[] =>
  (json as LogJson[]).map(({ jsonPayload, labels, ...entry }) => {
    const { severity: _, message, event, ...fields } = jsonPayload ?? {};
    return {
      id: entry.insertId,
      at: entry.timestamp,
      severity: SEVERITIES[entry.severity] ?? 'ERROR',
      execution: labels[`${LABEL}process_id`] ?? '',
      function: labels[`${LABEL}function_name`] ?? '',
      message: entry.textPayload ?? String(message ?? event ?? ''),
      fields: message !== undefined && event !== undefined ? { event, ...fields } : fields,
    };
  });

export const readTriggers = (json: unknown): readonly Trigger[] => json as Trigger[];
