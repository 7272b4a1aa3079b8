import { useEffect } from 'preact/hooks';
import { Confirm } from './parts/Confirm';
import { keepTime } from './state/actions';
import { useSelect, useSession } from './state/session';
import { ConnectionForm } from './views/ConnectionForm';
import { Connections } from './views/Connections';
import { Datasets } from './views/Datasets';
import { Closed, Opening } from './views/Opening';
import { Welcome } from './views/Welcome';

/** What is to be seen: one view at a time, each with its header, its panel and its footer. */
export const App = () => {
  const session = useSession();
  useEffect(() => keepTime(session), [session]);
  return (
    <>
      <View />
      <Confirm />
      <Spoken />
    </>
  );
};

const View = () => {
  const known = useSelect(({ console }) => console !== null);
  const failed = useSelect(({ openProblem }) => openProblem);
  const empty = useSelect(({ console }) => console?.connections.length === 0);
  const form = useSelect(({ form: request }) => request);
  const tab = useSelect((state) => state.tab);
  if (!known) return failed === null ? <Opening /> : <Closed why={failed} />;
  if (form) return <ConnectionForm key={`${form.connector}/${form.id ?? ''}`} request={form} />;
  if (empty && tab === 'datasets') return <Welcome />;
  return tab === 'connections' ? <Connections /> : <Datasets />;
};

/** Screen readers are told what changed here, and only here. */
const Spoken = () => (
  <div class="unseen" role="status" aria-live="polite">
    {useSelect(({ said }) => said)}
  </div>
);
