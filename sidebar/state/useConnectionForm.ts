import { useState } from 'preact/hooks';
import { leaveForm } from './actions';
import { saveConnection, testConnection } from './connecting';
import { draftOf, inputOf } from './form';
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

  return {
    ...form,
    connector,
    existing,
    first: state.connections.length === 0,
    testing: useBusy('test'),
    saving: useBusy('save'),
    typeSite: (site: string) => form.change({ site }, 'site'),
    typeExpires: (expires: string) => form.change({ expires }, 'expires'),
    test,
    save,
    leave: () => leaveForm(session),
  };
};
