/**
 * `google.script.run` and `google.script.host` for a page of the script, over the control API.
 * `client` is not called here: its source text is put into the page.
 */

/** Who calls, and from which workbook, where that is not the usual one. */
export interface Caller {
  readonly user?: string;
  readonly workbook?: string;
  /** A page of the web app: its functions run as whoever has deployed it. */
  readonly deployment?: string;
  /** What stood in the address of such a page. */
  readonly location?: object;
}

/* eslint-disable @typescript-eslint/no-explicit-any -- a browser's globals, which this program lacks */
declare const window: any;
declare const HTMLFormElement: any;
declare const FormData: any;

function client(caller: Caller): void {
  type Handler = ((value: unknown, userObject?: unknown) => void) | null;
  /** Google lets ten calls of a page run at the same time; the others wait. */
  const AT_ONCE = 10;
  let running = 0;
  const waiting: (() => void)[] = [];

  const next = (): void => {
    if (running >= AT_ONCE) return;
    const start = waiting.shift();
    if (start) {
      running += 1;
      start();
    }
  };

  const check = (value: any, path: string): unknown => {
    const illegal = (): never => {
      throw new TypeError(`Failed due to illegal value in property: ${path}`);
    };
    if (value === undefined || value === null) return null;
    if (typeof value === 'object') {
      if (value instanceof HTMLFormElement) return Object.fromEntries(new FormData(value));
      if (Array.isArray(value)) return value.map((item, i) => check(item, `${path}[${i}]`));
      if (Object.prototype.toString.call(value) !== '[object Object]') return illegal();
      const copy: Record<string, unknown> = {};
      for (const key of Object.keys(value))
        if (value[key] !== undefined) copy[key] = check(value[key], `${path}.${key}`);
      return copy;
    }
    return typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint'
      ? illegal()
      : value;
  };

  const send = async (name: string, args: unknown[]): Promise<unknown> => {
    const response = await window.fetch('/_emulator/call', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ function: name, args, ...caller }),
    });
    const answer = await response.json();
    if (!answer.error) return answer.result;
    const error = new Error(answer.error.message);
    error.name = 'ScriptError';
    throw error;
  };

  const runner = (success: Handler, failure: Handler, userObject: unknown): object =>
    new Proxy(
      {},
      {
        get(_target, name) {
          if (typeof name !== 'string' || name === 'then') return undefined;
          if (name === 'withSuccessHandler') return (f: Handler) => runner(f, failure, userObject);
          if (name === 'withFailureHandler') return (f: Handler) => runner(success, f, userObject);
          if (name === 'withUserObject') return (o: unknown) => runner(success, failure, o);
          return (...args: unknown[]): void => {
            const passed = args.map((arg, i) => check(arg, String(i)));
            waiting.push(() => {
              void send(name, passed)
                .then(
                  (result) => success?.(result, userObject),
                  (error: Error) => {
                    if (failure) failure(error, userObject);
                    else window.console.error(`Uncaught ${error.name}: ${error.message}`);
                  },
                )
                .finally(() => {
                  running -= 1;
                  next();
                });
            });
            next();
          };
        },
      },
    );

  /** Tells the page around the sidebar what the script's page asks of it. */
  const tell = (action: string, value?: unknown): void =>
    window.parent.postMessage({ from: 'google.script.host', action, value }, '*');

  window.google = {
    script: {
      run: runner(null, null, undefined),
      // a page of the web app has no editor around it
      host:
        caller.deployment === undefined
          ? {
              origin: window.location.origin,
              close: () => tell('close'),
              setHeight: (height: number) => tell('setHeight', height),
              setWidth: (width: number) => tell('setWidth', width),
              editor: { focus: () => tell('focus') },
            }
          : { origin: window.location.origin },
      url: {
        getLocation: (use: (location: object) => void) =>
          use({ hash: '', parameter: {}, parameters: {}, ...caller.location }),
      },
    },
  };
}

/** An HTML page of the script with its client in front of all other scripts. */
export function withClient(html: string, caller: Caller): string {
  const script = `<script>(${client.toString()})(${JSON.stringify(caller).replace(/</g, '\\u003c')});</script>`;
  const head = /<head[^>]*>/i.exec(html);
  if (!head) return script + html;
  const at = head.index + head[0].length;
  return html.slice(0, at) + script + html.slice(at);
}
