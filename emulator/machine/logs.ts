import type { ExecutionReport } from './execution';
import type { Call, Part } from './service';

/** An entry as Cloud Logging has it. */
export interface LogEntry {
  readonly insertId: string;
  readonly timestamp: string;
  readonly severity: string;
  readonly textPayload?: string;
  readonly jsonPayload?: Readonly<Record<string, unknown>>;
  readonly labels: Readonly<Record<string, string>>;
}

/** Older entries are dropped, as a log's retention would. */
const KEPT = 20_000;

/**
 * facts: V8 runtime. assumes: log-shape. Google's pages disagree on where an object lands; what is written as one JSON
 * object a line is taken as structured here, with the severity it names itself.
 */
function payloadOf(text: string | null, object: unknown): Partial<LogEntry> {
  const structured = object ?? parsed(text);
  if (structured === undefined) return { textPayload: text ?? '' };
  const jsonPayload = structured as Record<string, unknown>;
  const { severity } = jsonPayload;
  return { jsonPayload, ...(typeof severity === 'string' && { severity }) };
}
function parsed(text: string | null): unknown {
  if (!text?.startsWith('{')) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

export interface Logs extends Part {
  entries(): readonly LogEntry[];
  drain(): void;
  uncaught(report: ExecutionReport, now: number): void;
  /** Something the host has to say outside of any execution. */
  note(now: number, severity: string, text: string): void;
}

export function createLogs(): Logs {
  let entries: LogEntry[] = [];
  let count = 0;

  function add(entry: Omit<LogEntry, 'insertId'>): void {
    entries.push({ insertId: String(++count), ...entry });
    if (entries.length > KEPT * 1.1) entries = entries.slice(-KEPT);
  }
  const labels = (id: string, fn: string) => ({
    'script.googleapis.com/process_id': id,
    'script.googleapis.com/function_name': fn,
  });
  const log = (call: Call, severity: string, text: string | null, object?: unknown): void => {
    call.charge({ bytes: text?.length ?? 0 });
    const { id, function: fn } = call.execution;
    add({
      timestamp: new Date(call.now()).toISOString(),
      severity,
      ...payloadOf(text, object),
      labels: labels(id, fn),
    });
  };

  return {
    service: {
      'console.log': log,
      'console.info': log,
      'console.warn': log,
      'console.error': log,
      'console.timeEnd': log,
      'Logger.log': log,
    },
    snapshot: () => ({ count, entries: entries.slice() }),
    restore: (snapshot) => {
      const saved = snapshot as { count: number; entries: LogEntry[] };
      count = saved.count;
      entries = saved.entries.slice();
    },
    entries: () => entries.slice(),
    drain: () => {
      entries = [];
    },
    note: (now, severity, textPayload) =>
      add({ timestamp: new Date(now).toISOString(), severity, textPayload, labels: {} }),
    /** The host itself logs what nobody caught. */
    uncaught({ id, function: fn, error, outcome }, now) {
      if (!error || outcome === 'killed') return;
      add({
        timestamp: new Date(now).toISOString(),
        severity: 'ERROR',
        textPayload: error.stack ?? error.message,
        labels: labels(id, fn),
      });
    },
  };
}
