import type { Commands } from '../src/app/api';

/** The server's commands as promises. A rejection means that no answer came: the network, or Google. */
export type Client = {
  readonly [K in keyof Commands]: (
    ...args: Parameters<Commands[K]>
  ) => Promise<Awaited<ReturnType<Commands[K]>>>;
};

/** What is used of `google.script.run`: the server's functions are further members, by their names. */
export interface Runner {
  withSuccessHandler(handler: (value: unknown) => void): Runner;
  withFailureHandler(handler: (error: Error) => void): Runner;
}

type Called = Readonly<Record<string, ((...args: unknown[]) => void) | undefined>>;

const call = (runner: () => Runner, name: string, args: readonly unknown[]): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const armed = runner().withSuccessHandler(resolve).withFailureHandler(reject);
    const command = (armed as unknown as Called)[name];
    // Called as a member: Google's runner is not made to be taken apart.
    if (command) command.apply(armed, [...args]);
    else reject(new Error(`The server has no function “${name}”.`));
  });

const WITHOUT_ANSWER = ['work', 'watch', 'runSystemCheck'];
/** Whether its value arrives is the question. */
const UNCERTAIN = ['promised'];

/**
 * `work`, `watch` and `runSystemCheck` are asynchronous on the server and their values may be lost; of every other
 * command an answer is due, so none at all is a failure too.
 */
export const createClient = (runner: () => Runner, language: string): Client =>
  new Proxy({} as Client, {
    get:
      (_, name: string) =>
      async (...args: unknown[]) => {
        const value = await call(runner, name, [language, ...args]);
        if (WITHOUT_ANSWER.includes(name)) return undefined;
        if (UNCERTAIN.includes(name)) return value;
        if (value === null || value === undefined) throw new Error('The answer was empty.');
        return value;
      },
  });

declare const google: { readonly script: { readonly run: Runner } } | undefined;

/** Google's own runner; looked up at every call, so that its absence is a failed call and not a blank page. */
export const googleRunner = () => (): Runner => {
  if (typeof google === 'undefined') throw new Error('This page was not opened by Google Sheets.');
  return google.script.run;
};
