/**
 * The one way out of the script's context. `__host` is put there by the worker and taken away again
 * before the script's own code runs; it passes strings only, so no object of another realm gets in.
 */
declare const __host: (op: string, json: string, ...texts: string[]) => string;
const send = __host;

/** Strings longer than this travel beside the JSON instead of being escaped into it. */
const TEXT_BESIDE = 1024;

/** What a Google service throws. On the host its name is `Exception`. */
export class Exception extends Error {
  constructor(message: string, name = 'Exception') {
    super(message);
    this.name = name;
  }
}

/**
 * Calls one operation of the machine and waits for its answer. Arguments and answer are JSON-like.
 * Throws an `Exception` with the host's sentence when the operation fails.
 */
export function host<T = unknown>(op: string, ...args: readonly unknown[]): T {
  const texts: string[] = [];
  const light = args.map((arg) => {
    if (typeof arg !== 'string' || arg.length < TEXT_BESIDE) return arg;
    texts.push(arg);
    return { $text: texts.length - 1 };
  });
  const answer = send(op, JSON.stringify(light), ...texts);
  const body = answer.slice(1);
  switch (answer[0]) {
    case 'T': // text as it is
      return body as T;
    case 'J':
      return JSON.parse(body) as T;
    case 'U':
      return undefined as T;
    default: {
      const { message, name } = JSON.parse(body) as { message: string; name: string };
      throw new Exception(message, name);
    }
  }
}
