import type { ConnectionsInput, ConnectionsTold } from '../../src/app/api';
import { t } from '../messages/more';
import { attempt, change, type Ended } from './call';
import type { Session } from './session';

/** What stands for each one's name in the answers. */
export const NAME = '{name}';
/** As the server takes them. */
export const MOST = 200;
/** Names a call: what was found out is shown after each. */
const AT_ONCE = 10;

/** A name, and the line it stands in, which may hold its own secret. */
export interface Line {
  readonly name: string;
  readonly text: string;
  readonly hasSecret: boolean;
}

/** As the server reads them: a line with a name each, twice is once. */
export const linesOf = (names: string): readonly Line[] => {
  const lines = new Map<string, Line>();
  for (const text of names.split(/\r?\n/)) {
    const [name = '', secret = ''] = text.split('\t').map((part) => part.trim());
    if (name !== '') lines.set(name, { name, text, hasSecret: secret !== '' });
  }
  return [...lines.values()];
};

export type Tried =
  | { readonly name: string; readonly is: 'works' | 'saved' }
  | {
      readonly name: string;
      readonly is: 'fails';
      readonly trouble: ConnectionsTold['failed'][number]['trouble'];
    };

export interface Asking {
  readonly tried: readonly Tried[];
  readonly all: number;
}

/** Those that fail under what they meet, the most common first: twenty wrong passwords are one sentence. */
export const byTrouble = (
  tried: readonly Tried[],
): readonly { readonly message: string; readonly next: string; readonly names: string[] }[] => {
  const groups = new Map<string, { message: string; next: string; names: string[] }>();
  for (const one of tried) {
    if (one.is !== 'fails') continue;
    const { code, message } = one.trouble;
    const next = t.form.nextSteps[code] ?? one.trouble.next;
    const key = `${message} ${next}`;
    const group = groups.get(key) ?? { message, next, names: [] };
    group.names.push(one.name);
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => b.names.length - a.names.length);
};

/**
 * Tries all, or saves those that work, a few at a time. Answers how it ended; what was found out until then
 * was told.
 * @param goesOn whether somebody still waits for it.
 */
export const askMany = async (
  session: Session,
  what: 'test' | 'save',
  input: Omit<ConnectionsInput, 'names'>,
  lines: readonly Line[],
  tell: (asking: Asking) => void,
  goesOn: () => boolean,
): Promise<Ended<readonly Tried[]>> => {
  const { client } = session;
  const tried: Tried[] = [];
  let waiting = [...lines];
  tell({ tried, all: lines.length });
  while (waiting.length > 0 && goesOn()) {
    const some = waiting.slice(0, AT_ONCE);
    const asked = { ...input, names: some.map(({ text }) => text).join('\n') };
    const ended =
      what === 'test'
        ? await attempt(session, what, () => client.testConnections(asked))
        : await change(session, what, () => client.saveConnections(asked));
    if (ended.is !== 'value') return ended;
    const { good, failed, left } = ended.value;
    const is = what === 'test' ? 'works' : 'saved';
    tried.push(
      ...good.map((name) => ({ name, is }) as const),
      ...failed.map(({ name, trouble }) => ({ name, is: 'fails', trouble }) as const),
    );
    const [again, later] = [some.filter(({ name }) => left.includes(name)), waiting.slice(AT_ONCE)];
    // Nothing came of it: it is not asked for ever.
    if (again.length === some.length) return { is: 'lost' };
    waiting = [...again, ...later];
    tell({ tried: [...tried], all: lines.length });
  }
  return { is: 'value', value: tried };
};
