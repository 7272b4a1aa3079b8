/** `console` and `Logger`: both end in Cloud Logging. */
import { now } from './date';
import { emulated } from './emulated';
import { host } from './host';

type Severity = 'DEBUG' | 'INFO' | 'WARNING' | 'ERROR';

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Error) return value.stack ?? String(value);
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return String(value);
  }
}

/** `%s`, `%d`, `%i`, `%f`, `%j`, `%o` and `%%`, then the rest after a space. */
function format(args: readonly unknown[]): string {
  const [first, ...rest] = args;
  if (typeof first !== 'string') return args.map(textOf).join(' ');
  const filled = first.replace(/%[sdifjo%]/g, (mark) => {
    if (mark === '%%') return '%';
    return rest.length > 0 ? textOf(rest.shift()) : mark;
  });
  return [filled, ...rest.map(textOf)].join(' ');
}

const log =
  (method: string, severity: Severity) =>
  (...args: unknown[]): void => {
    const [only] = args;
    const object = args.length === 1 && typeof only === 'object' && only !== null;
    if (object && !(only instanceof Error))
      host(`console.${method}`, severity, null, JSON.parse(textOf(only)));
    else host(`console.${method}`, severity, format(args));
  };

const timers = new Map<string, number>();

export const virtualConsole = emulated('console', {
  log: log('log', 'DEBUG'),
  info: log('info', 'INFO'),
  warn: log('warn', 'WARNING'),
  error: log('error', 'ERROR'),
  time: (label = 'default') => {
    timers.set(label, now());
  },
  timeEnd: (label = 'default') => {
    log('timeEnd', 'DEBUG')(`${label}: ${now() - (timers.get(label) ?? now())}ms`);
    timers.delete(label);
  },
});

const lines: string[] = [];

export const Logger = emulated('Logger', {
  log: (...args: unknown[]) => {
    const line = format(args);
    lines.push(line);
    host('Logger.log', 'INFO', line);
    return Logger;
  },
  getLog: (): string => lines.join('\n'),
  clear: (): void => {
    lines.length = 0;
  },
});
