import { useEffect, useRef } from 'preact/hooks';
import { Confirm } from './parts/Confirm';
import { useSelect, useSession } from './state/hooks';
import type { More } from './state/more';
import { isBegun } from './state/run';
import { CHOOSE, type FormRequest, type Page, type State } from './state/session';
import { watch } from './state/watch';
import { Activity } from './views/activity/Activity';
import { Choose } from './views/Choose';
import { Connections } from './views/Connections';
import { Datasets } from './views/Datasets';
import { Header } from './views/Header';
import { Later } from './views/Later';
import { Closed, Opening } from './views/Opening';
import { TABS } from './views/tabs';
import { Welcome } from './views/Welcome';

/** What is to be seen: header, one view with its footer, and what lies above them. */
export const App = () => {
  const session = useSession();
  useEffect(() => watch(session), [session]);
  const view = useSelect(viewOf);
  const begun = useSelect(isBegun);
  useKeptFocus(view);
  return (
    <>
      <div class="screen">
        <Header tabs={view === 'opening' || (view === 'welcome' && begun) || isTab(view)} />
        <View view={view} />
      </div>
      <Confirm />
      <Spoken />
    </>
  );
};

const isRequest = (form: State['form']): form is FormRequest => form !== null && form !== CHOOSE;

type ViewName = 'opening' | 'closed' | 'choose' | 'form' | 'welcome' | Page['is'] | State['tab'];

const isTab = (view: ViewName): boolean => TABS.some(({ name }) => name === view);

const viewOf = ({ console, openProblem, form, page, tab }: State): ViewName => {
  if (!console) return openProblem === null ? 'opening' : 'closed';
  if (page) return page.is;
  if (form) return form === CHOOSE ? 'choose' : 'form';
  return console.connections.length === 0 && tab === 'datasets' ? 'welcome' : tab;
};

const View = ({ view }: { view: ViewName }) => {
  const form = useSelect((state) => state.form);
  const page = useSelect((state) => state.page);
  switch (view) {
    case 'opening':
      return <Opening />;
    case 'closed':
      return <Closed />;
    case 'welcome':
      return <Welcome />;
    case 'choose':
      return <Choose />;
    case 'connections':
      return <Connections />;
    case 'datasets':
      return <Datasets />;
    case 'activity':
      return <Activity />;
    default:
      return <Later>{(more) => <Second view={view} more={more} form={form} page={page} />}</Later>;
  }
};

/** What is loaded when it is first opened. */
const Second = (props: {
  readonly view: ViewName;
  readonly more: More;
  readonly form: State['form'];
  readonly page: State['page'];
}) => {
  const { view, more, form, page } = props;
  const { ConnectionForm, Settings, Story, SystemCheck, TakeOver, Warehouse } = more;
  switch (view) {
    case 'form':
      return isRequest(form) ? (
        <ConnectionForm key={`${form.connector}/${form.id ?? ''}`} request={form} />
      ) : null;
    case 'run':
      return page?.is === 'run' ? <Story key={page.id} id={page.id} /> : null;
    case 'settings':
      return <Settings />;
    case 'takeOver':
      return <TakeOver />;
    case 'warehouse':
      return <Warehouse />;
    case 'check':
      return <SystemCheck />;
    default:
      return null;
  }
};

/** What had the keyboard's focus may be gone with its view: then the new view has it. */
const useKeptFocus = (view: ViewName): void => {
  const connections = useSelect(({ console }) => console?.connections.length);
  const whole = useSelect(({ more }) => more.is);
  const shown = useRef(false);
  useEffect(() => {
    if (view === 'opening') return;
    if (shown.current && document.activeElement === document.body)
      document.getElementById('panel')?.focus({ preventScroll: true });
    shown.current = true;
  }, [view, connections, whole]);
};

/** Screen readers are told what changed here, and only here. */
const Spoken = () => (
  <div class="unseen" role="status" aria-live="polite">
    {useSelect(({ said }) => said)}
  </div>
);
