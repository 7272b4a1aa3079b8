import type { Answer, Commands, ConsoleState, RunCard } from '../../src/app/api';
import type { CallAnswer, Machine } from '../../emulator/machine/machine';
import type { School } from '../kit/school';

type Args<K extends keyof Commands> = Parameters<Commands[K]>;
type Value<K extends keyof Commands> =
  ReturnType<Commands[K]> extends Answer<infer T> ? T : undefined;

export const STEWARD = 'analyst@school.example';
export const COLLEAGUE = 'colleague@school.example';

/** Somebody who has the workbook open, or a copy of it. */
export interface Person {
  readonly email: string;
  /** Calls a command and gives its value. @throws its trouble, with code and params. */
  command<K extends keyof Commands>(name: K, ...args: Args<K>): Promise<Value<K>>;
  call(name: string, ...args: readonly unknown[]): Promise<CallAnswer>;
  /** The code of the trouble a command meets; null: it met none. */
  trouble<K extends keyof Commands>(name: K, ...args: Args<K>): Promise<string | null>;
  /** Wishes for a refresh and works until the run is over or waits. */
  refresh(ids?: readonly string[]): Promise<RunCard>;
  connect(site?: string, id?: string): Promise<ConsoleState>;
}

export const personIn = (
  { machine, district }: Pick<School, 'machine' | 'district'>,
  email: string,
  workbook?: string,
): Person => {
  const call: Person['call'] = (name, ...args) =>
    machine.call(name, ['en', ...args], { user: email, ...(workbook ? { workbook } : {}) });
  const command: Person['command'] = async (name, ...args) => {
    const { result, error } = await call(name, ...args);
    if (error) throw new Error(`${name}: ${error.message}`);
    const answer = result as Answer<unknown> | null;
    if (answer && 'trouble' in answer)
      throw Object.assign(new Error(answer.trouble.message), answer.trouble);
    return (answer && 'value' in answer ? answer.value : undefined) as never;
  };
  return {
    email,
    call,
    command,
    trouble: async (name, ...args) => {
      try {
        await command(name, ...args);
        return null;
      } catch (error) {
        const { code } = error as { code?: string };
        if (code === undefined) throw error;
        return code;
      }
    },
    refresh: async (ids) => {
      await command('refresh', ids ?? null);
      for (let i = 0; i < 20; i++) {
        const { error } = await call('work');
        if (error) throw new Error(`work: ${error.message}`);
        const run = await command('runState');
        if (run && !['queued', 'running'].includes(run.is)) return run;
      }
      throw new Error('The run is not over after 20 executions.');
    },
    connect: (site = 'Demo district', id) =>
      command('saveConnection', {
        ...(id === undefined ? {} : { id }),
        connector: 'edfi',
        site,
        settings: { url: district.url, key: district.key },
        secrets: { secret: district.secret },
      }),
  };
};

/** A record as it is stored; undefined: there is none. */
export const recordOf = (machine: Machine, key: string, workbook?: string): unknown => {
  const text = machine.properties.call(machine, workbook).document[key];
  return text === undefined ? undefined : JSON.parse(text);
};

/** Ids of the connections whose secrets lie with a user. */
export const secretsOf = (machine: Machine, user: string): string[] =>
  Object.keys(machine.properties().user[user] ?? {})
    .filter((key) => key.startsWith('secret/'))
    .map((key) => key.slice('secret/'.length))
    .sort();

/** The values of every tab, by title. */
export const tabsOf = (machine: Machine, workbook?: string): Record<string, unknown> => {
  const book = workbook === undefined ? machine.workbook : machine.workbooks.of(workbook);
  return Object.fromEntries(book.tabs().map(({ title }) => [title, book.tab(title).values]));
};

/** Files of a user in Drive, without folders. */
export const filesOf = (machine: Machine, user: string): string[] =>
  machine.drive
    .files()
    .filter(({ owner, mimeType }) => owner === user && !mimeType.includes('folder'))
    .map(({ name }) => name);
