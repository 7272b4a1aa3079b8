import { useEffect, useState } from 'preact/hooks';
import type { FileSeen } from '../../src/app/api';
import { leaveForm } from './actions';
import { lookAtFile, saveConnection, testConnection } from './connecting';
import { draftOf, inputOf, type Draft } from './form';
import { useBusy, useSession } from './hooks';
import type { FormRequest } from './session';
import { useDraft } from './useDraft';

/** A connection's form: what is typed, what is wrong with it, and what its buttons do. */
export const useConnectionForm = (request: FormRequest) => {
  const session = useSession();
  // As it was when the form was opened: what arrives meanwhile does not change what is typed.
  const [state] = useState(() => session.store.get().console!);
  const connector = state.connectors.find(({ id }) => id === request.connector)!;
  const existing = state.connections.find(({ id }) => id === request.id);
  const form = useDraft(connector, () =>
    draftOf(connector, existing, request.replacing === 'secret'),
  );
  const test = (): void =>
    void form.ask((draft) => testConnection(session, inputOf(connector, draft, request.id)), test);
  const save = (): void =>
    void form.ask((draft) => saveConnection(session, inputOf(connector, draft, request.id)), save);

  const [seen, setSeen] = useState<{ readonly by: Draft; readonly file: FileSeen } | null>(null);
  const look = (): void =>
    void form.ask(async (draft) => {
      const ended = await lookAtFile(session, inputOf(connector, draft, request.id));
      if (ended.is === 'value') setSeen({ by: draft, file: ended.value });
      return ended;
    }, look);
  /** How often what the file offers was taken: it is looked at again once that stands in the form. */
  const [taken, setTaken] = useState(0);
  useEffect(() => {
    if (taken > 0) look();
  }, [taken]);
  const offer = seen?.file.offer;

  return {
    ...form,
    connector,
    existing,
    first: state.connections.length === 0,
    testing: useBusy('test'),
    saving: useBusy('save'),
    looking: useBusy('look'),
    /** The file as it was last looked at. */
    seen: seen && { file: seen.file, stale: seen.by !== form.draft },
    look,
    takeOffer: () => {
      if (!offer) return;
      form.change({ values: { ...form.draft.values, ...offer } }, 'mapping');
      setTaken(taken + 1);
    },
    typeSite: (site: string) => form.change({ site }, 'site'),
    typeExpires: (expires: string) => form.change({ expires }, 'expires'),
    test,
    save,
    leave: () => leaveForm(session),
  };
};
