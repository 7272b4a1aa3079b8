import type { DatasetDetails, RepairInput, RunLineDataset } from '../../src/app/api';
import { call } from './call';
import { follow } from './follow';
import type { Session } from './session';

/** What is asked for, as it stands in the form. */
export interface RepairDraft {
  readonly how: 'again' | 'landed';
  /** '': every site. */
  readonly site: string;
  /** '': everything. */
  readonly from: string;
  readonly to: string;
}
export const UNTOUCHED: RepairDraft = { how: 'landed', site: '', from: '', to: '' };

/** The input a form stands for. Days and sites say nothing where no source is asked. */
export const inputOf = (
  dataset: string,
  { how, site, from, to }: RepairDraft,
  preview: boolean,
): RepairInput => ({
  dataset,
  ...(preview ? { preview } : {}),
  ...(how === 'landed'
    ? { landed: true }
    : {
        ...(site === '' ? {} : { sites: [site] }),
        ...(from === '' ? {} : { from }),
        ...(from === '' || to === '' ? {} : { to }),
      }),
});

/** What was found out beforehand, as long as nothing came after it. */
export const previewIn = (
  { runs }: DatasetDetails,
  dataset: string,
): (RunLineDataset & { readonly at: string }) | null => {
  const [last] = runs;
  const mine = last?.datasets.find(({ id }) => id === dataset);
  return last && mine?.is === 'previewed' ? { ...mine, at: last.at } : null;
};

export const repair = async (session: Session, input: RepairInput): Promise<void> => {
  const { store, client } = session;
  const run = await call(
    session,
    `repair/${input.dataset}`,
    () => client.repair(input),
    () => void repair(session, input),
  );
  if (run === undefined) return;
  const { dataset } = input;
  store.set({
    run,
    outcome: null,
    ...(run?.datasets.includes(dataset) ? {} : { asked: [dataset] }),
  });
  void follow(session);
};
