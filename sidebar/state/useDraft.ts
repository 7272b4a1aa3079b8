import { useRef, useState } from 'preact/hooks';
import type { Fact } from '../../src/model';
import { t } from '../messages/more';
import { say, type Ended } from './call';
import { saidOf } from './fact';
import { fieldOf, validate, type Asks, type Draft, type FieldErrors } from './form';
import { useSession } from './hooks';

/** What the last test or save said that concerns no single field. */
export type Verdict =
  | { readonly is: 'none' }
  | { readonly is: 'good'; readonly about: readonly Fact[] }
  | { readonly is: 'bad'; readonly message: string; readonly next: string };

const NONE: Verdict = { is: 'none' };

/** A form of settings: what is typed, what is wrong with it, and what the server said of it. */
export const useDraft = (asks: Asks, start: () => Draft) => {
  const session = useSession();
  const { store } = session;
  const [draft, setDraft] = useState<Draft>(start);
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
    send: (asked: Draft) => Promise<Ended<unknown>>,
    again: () => void,
  ): Promise<void> => {
    const asked = latest.current;
    const found = validate(asks, asked);
    setErrors(found);
    setVerdict(NONE);
    if (Object.keys(found).length > 0) {
      refuse(found);
      return;
    }
    const ended = await send(asked);
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
      const field = fieldOf(asks, latest.current, ended.trouble);
      if (field) refuse({ [field]: `${message} ${next}` });
      else {
        setVerdict({ is: 'bad', message, next });
        say(session, `${message} ${next}`);
      }
    } else if (Array.isArray(ended.value)) {
      const about = ended.value as readonly Fact[];
      setVerdict({ is: 'good', about });
      const told = about.map(({ label, value }) => t.form.fact(label, saidOf(value)));
      say(session, `${t.form.works} ${t.details.listOf(told)}`);
    }
  };

  return {
    draft,
    errors,
    tries,
    verdict,
    change,
    ask,
    type: (name: string, value: string) => change(valuesWith(name, value), name),
    replace: (name: string, replacing: boolean) => {
      const others = latest.current.replacing.filter((other) => other !== name);
      change({ replacing: replacing ? [...others, name] : others, ...valuesWith(name, '') }, name);
    },
  };
};
