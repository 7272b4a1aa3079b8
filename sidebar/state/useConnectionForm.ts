import { useRef, useState } from 'preact/hooks';
import type { ConnectionInput } from '../../src/app/api';
import type { Fact } from '../../src/model';
import { t } from '../messages';
import { leaveForm, saveConnection, testConnection } from './actions';
import { say, type Ended } from './call';
import { draftOf, fieldOf, inputOf, validate, valueOf, type Draft, type FieldErrors } from './form';
import { useBusy, useSession } from './hooks';
import type { FormRequest } from './session';

/** What the last test or save said that concerns no single field. */
export type Verdict =
  | { readonly is: 'none' }
  | { readonly is: 'good'; readonly about: readonly Fact[] }
  | { readonly is: 'bad'; readonly message: string; readonly next: string };

const NONE: Verdict = { is: 'none' };

/** A connection's form: what is typed, what is wrong with it, and what its buttons do. */
export const useConnectionForm = (request: FormRequest) => {
  const session = useSession();
  const { store } = session;
  // As it was when the form was opened: what arrives meanwhile does not change what is typed.
  const [state] = useState(() => store.get().console!);
  const connector = state.connectors.find(({ id }) => id === request.connector)!;
  const existing = state.connections.find(({ id }) => id === request.id);
  const first = state.connections.length === 0;
  const [draft, setDraft] = useState<Draft>(() =>
    draftOf(connector, existing, request.replacing === 'secret'),
  );
  const [errors, setErrors] = useState<FieldErrors>({});
  const [verdict, setVerdict] = useState<Verdict>(NONE);
  /** How often something wrong was found: where the focus goes then is not for typing to change. */
  const [tries, setTries] = useState(0);
  const latest = useRef(draft);
  latest.current = draft;

  const change = (changed: Partial<Draft>, field: string): void => {
    setDraft({ ...latest.current, ...changed });
    setVerdict(NONE);
    const { [field]: _, ...rest } = errors;
    setErrors(rest);
  };
  const valuesWith = (name: string, value: string) => ({
    values: { ...latest.current.values, [name]: value },
  });

  const refuse = (found: FieldErrors): void => {
    setErrors(found);
    setTries((before) => before + 1);
  };

  /** What can be seen at once is said at once; only then the server is asked. */
  const ask = async (
    send: (input: ConnectionInput) => Promise<Ended<unknown>>,
    again: () => void,
  ): Promise<void> => {
    const asked = latest.current;
    const found = validate(connector, asked);
    setErrors(found);
    setVerdict(NONE);
    if (Object.keys(found).length > 0) {
      refuse(found);
      return;
    }
    const ended = await send(inputOf(connector, asked, request.id));
    // An answer about what is no longer typed would mislead.
    if (latest.current === asked) show(ended, again);
  };

  const show = (ended: Ended<unknown>, again: () => void): void => {
    if (ended.is === 'lost') {
      const { lost, lostNext } = t.problem;
      store.set({ problem: { trouble: { message: lost, next: lostNext }, retry: again } });
    } else if (ended.is === 'trouble') {
      const { message } = ended.trouble;
      const next = t.form.nextSteps[ended.trouble.code] ?? ended.trouble.next;
      const field = fieldOf(connector, ended.trouble);
      if (field) refuse({ [field]: `${message} ${next}` });
      else {
        setVerdict({ is: 'bad', message, next });
        say(session, `${message} ${next}`);
      }
    } else if (Array.isArray(ended.value)) {
      const about = ended.value as readonly Fact[];
      setVerdict({ is: 'good', about });
      const told = about.map(({ label, value }) => t.form.fact(label, valueOf(value)));
      say(session, `${t.form.works} ${t.details.listOf(told)}`);
    }
  };

  const test = (): void => void ask((input) => testConnection(session, input), test);
  const save = (): void => void ask((input) => saveConnection(session, input), save);

  return {
    connector,
    existing,
    first,
    draft,
    errors,
    tries,
    verdict,
    testing: useBusy('test'),
    saving: useBusy('save'),
    type: (name: string, value: string) => change(valuesWith(name, value), name),
    typeSite: (site: string) => change({ site }, 'site'),
    typeExpires: (expires: string) => change({ expires }, 'expires'),
    replace: (name: string, replacing: boolean) => {
      const others = latest.current.replacing.filter((other) => other !== name);
      change({ replacing: replacing ? [...others, name] : others, ...valuesWith(name, '') }, name);
    },
    test,
    save,
    leave: () => leaveForm(session),
  };
};
