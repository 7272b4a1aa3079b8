import { useState } from 'preact/hooks';
import type { Answer, SourceChange, SourcePreview, SourceSample, Trouble } from '../src/app/api';
import { createClient, googleRunner, type Client } from '../sidebar/client';
import { language, w } from './words';

export const client: Client = createClient(googleRunner(), language);

declare const google: { readonly script: { readonly host: { close(): void } } };

/** Ends this window: what follows stands in the console beside the workbook. */
export const closePage = (): void => google.script.host.close();

export type Told = Pick<Trouble, 'message' | 'next'>;

/** What to do next: the answers stand on this page. */
export const toldHere = ({ code, message, next }: Trouble): Told => ({
  message,
  next: w.nextSteps[code] ?? next,
});

interface Tried {
  readonly samples: readonly SourceSample[];
  readonly changes: readonly SourceChange[];
}

/** The first rows as they would land, and where a saved source is changed what becomes of its data sets. */
export const tried = async (
  source: SourcePreview,
  id: string | undefined,
): Promise<Answer<Tried>> => {
  const shown = await client.previewSource(source);
  if ('trouble' in shown) return shown;
  if (id === undefined) return { value: { samples: shown.value, changes: [] } };
  const { kind, text } = source;
  const card = await client.inspectSource({ kind, text, id });
  if ('trouble' in card) return card;
  return { value: { samples: shown.value, changes: card.value.changes ?? [] } };
};

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
          (answer) =>
            'trouble' in answer ? setTrouble(toldHere(answer.trouble)) : then(answer.value),
          () => setTrouble({ message: w.noAnswer, next: '' }),
        )
        .finally(() => setBusy(''));
    },
  };
};
