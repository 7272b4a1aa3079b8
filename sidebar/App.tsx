import { useEffect, useRef } from 'preact/hooks';
import { Confirm } from './parts/Confirm';
import { useSelect, useSession } from './state/hooks';
import type { State } from './state/session';
import { watch } from './state/watch';
import { ConnectionForm } from './views/ConnectionForm';
import { Connections } from './views/Connections';
import { Datasets } from './views/Datasets';
import { Header } from './views/Header';
import { Closed, Opening } from './views/Opening';
import { Welcome } from './views/Welcome';

/** What is to be seen: header, one view with its footer, and what lies above them. */
export const App = () => {
  const session = useSession();
  useEffect(() => watch(session), [session]);
  const view = useSelect(viewOf);
  useKeptFocus(view);
  return (
    <>
      <div class="screen">
        <Header tabs={view === 'opening' || view === 'datasets' || view === 'connections'} />
        <View view={view} />
      </div>
      <Confirm />
      <Spoken />
    </>
  );
};

type ViewName = 'opening' | 'closed' | 'form' | 'welcome' | State['tab'];

const viewOf = ({ console, openProblem, form, tab }: State): ViewName => {
  if (!console) return openProblem === null ? 'opening' : 'closed';
  if (form) return 'form';
  return console.connections.length === 0 && tab === 'datasets' ? 'welcome' : tab;
};

const View = ({ view }: { view: ViewName }) => {
  const form = useSelect((state) => state.form);
  switch (view) {
    case 'opening':
      return <Opening />;
    case 'closed':
      return <Closed />;
    case 'welcome':
      return <Welcome />;
    case 'form':
      return form && <ConnectionForm key={`${form.connector}/${form.id ?? ''}`} request={form} />;
    case 'connections':
      return <Connections />;
    case 'datasets':
      return <Datasets />;
  }
};

/** What had the keyboard's focus may be gone with its view: then the new view has it. */
const useKeptFocus = (view: ViewName): void => {
  const connections = useSelect(({ console }) => console?.connections.length);
  const shown = useRef(false);
  useEffect(() => {
    if (view === 'opening') return;
    if (shown.current && document.activeElement === document.body)
      document.getElementById('panel')?.focus({ preventScroll: true });
    shown.current = true;
  }, [view, connections]);
};

/** Screen readers are told what changed here, and only here. */
const Spoken = () => (
  <div class="unseen" role="status" aria-live="polite">
    {useSelect(({ said }) => said)}
  </div>
);
