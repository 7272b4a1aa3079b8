import { useEffect, useState } from 'preact/hooks';
import type { Answer, Trouble } from '../src/app/api';
import { createClient, googleRunner, type Client } from '../sidebar/client';
import { language, w } from './words';

export const client: Client = createClient(googleRunner(), language);

/** What is asked of the server, as far as it is here. */
export type Asked<T> =
  | { readonly is: 'asked' }
  | { readonly is: 'here'; readonly value: T; readonly again: boolean }
  | { readonly is: 'failed'; readonly trouble: Pick<Trouble, 'message' | 'next'> };

/** A call's value. @throws the trouble it met, or that no answer came */
export const valueOf = async <T>(call: Promise<Answer<T>>): Promise<T> => {
  const answer = await call.catch(() => ({
    trouble: { code: 'no_answer', message: w.noAnswer, next: '' },
  }));
  if ('trouble' in answer) throw new TroubleError(answer.trouble);
  return answer.value;
};
export class TroubleError extends Error {
  readonly code: string;
  constructor(readonly trouble: Pick<Trouble, 'message' | 'next'> & { readonly code: string }) {
    super(trouble.message);
    this.code = trouble.code;
  }
}
const troubleOf = (error: unknown): Pick<Trouble, 'message' | 'next'> =>
  error instanceof TroubleError ? error.trouble : { message: w.noAnswer, next: '' };

/**
 * Asks when it is first shown and whenever `key` changes; until the new value is here the old one stays.
 * @returns what is here, and a way to put a newer value in its place or to ask again.
 */
export const useAsked = <T>(
  ask: () => Promise<Answer<T>>,
  key: string,
): [Asked<T>, { set: (value: T) => void; retry: () => void }] => {
  const [asked, setAsked] = useState<Asked<T>>({ is: 'asked' });
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let current = true;
    setAsked((before) => (before.is === 'here' ? { ...before, again: true } : { is: 'asked' }));
    valueOf(ask()).then(
      (value) => {
        if (current) setAsked({ is: 'here', value, again: false });
      },
      (error: unknown) => {
        if (current) setAsked({ is: 'failed', trouble: troubleOf(error) });
      },
    );
    return () => {
      current = false;
    };
    // `ask` is made anew at every drawing; what it asks for is told by `key`.
  }, [key, tries]);
  return [
    asked,
    {
      set: (value) => setAsked({ is: 'here', value, again: false }),
      retry: () => setTries((n) => n + 1),
    },
  ];
};

/** A change that is on its way, and what it met. */
export const useAct = (): {
  readonly busy: boolean;
  readonly trouble: Pick<Trouble, 'message' | 'next'> | null;
  readonly act: <T>(call: () => Promise<Answer<T>>, then: (value: T) => void) => void;
} => {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Pick<Trouble, 'message' | 'next'> | null>(null);
  return {
    busy,
    trouble,
    act: (call, then) => {
      if (busy) return;
      setBusy(true);
      setTrouble(null);
      valueOf(call())
        .then(then, (error: unknown) => setTrouble(troubleOf(error)))
        .finally(() => setBusy(false));
    },
  };
};
