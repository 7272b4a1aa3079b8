import { useState } from 'preact/hooks';
import type { Answer, Trouble } from '../src/app/api';
import { createClient, googleRunner, type Client } from '../sidebar/client';
import { language, w } from './words';

export const client: Client = createClient(googleRunner(), language);

declare const google: { readonly script: { readonly host: { close(): void } } };

/** Ends this window: what follows stands in the console beside the workbook. */
export const closePage = (): void => google.script.host.close();

export type Told = Pick<Trouble, 'message' | 'next'>;

/** One call at a time: which is on its way, and what it met. */
export const useCalls = () => {
  const [busy, setBusy] = useState('');
  const [trouble, setTrouble] = useState<Told | null>(null);
  return {
    busy,
    trouble,
    call: <T>(name: string, ask: () => Promise<Answer<T>>, then: (value: T) => void): void => {
      if (busy) return;
      setBusy(name);
      setTrouble(null);
      ask()
        .then(
          (answer) => ('trouble' in answer ? setTrouble(answer.trouble) : then(answer.value)),
          () => setTrouble({ message: w.noAnswer, next: '' }),
        )
        .finally(() => setBusy(''));
    },
  };
};
