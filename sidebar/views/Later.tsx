import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../messages';
import { Button } from '../parts/Button';
import { Fold } from '../parts/Fold';
import { Soft } from '../parts/Soft';
import { Told } from '../parts/Told';
import { Awaited } from '../parts/Waiting';
import { leaveForm, showPage } from '../state/actions';
import { useSelect, useSession } from '../state/hooks';
import type { Loaded } from '../state/loaded';
import { loadMore, type More } from '../state/more';
import { CHOOSE, type State } from '../state/session';
import { Screen } from './Screen';
import { Steps } from './Steps';

/** The second part of the console; whoever asks for it has it loaded. */
const useMore = (): Loaded<More> => {
  const session = useSession();
  useEffect(() => void loadMore(session), [session]);
  return useSelect(({ more }) => more);
};

/** A page of the second part. Until that is here: its frame, with the way back. */
export const Later = ({ children }: { children: (more: More) => ComponentChildren }) => {
  const more = useMore();
  return more.is === 'here' ? <>{children(more.value)}</> : <Coming more={more} />;
};

/** A line that opens to something of the second part, which is asked for then. */
export const LaterFold = (props: {
  readonly title: ComponentChildren;
  readonly children: (more: More) => ComponentChildren;
}) => {
  const [opened, setOpened] = useState(false);
  return (
    <Fold title={props.title} onToggle={() => setOpened(true)}>
      {opened && <Inside>{props.children}</Inside>}
    </Fold>
  );
};

const Inside = ({ children }: { children: (more: More) => ComponentChildren }) => {
  const session = useSession();
  const more = useMore();
  if (more.is === 'here') return <>{children(more.value)}</>;
  if (more.is !== 'failed') return <Soft>{t.details.loading}</Soft>;
  return (
    <>
      <Told of={more.trouble} />
      <Button kind="link" onClick={() => void loadMore(session)}>
        {t.problem.retry}
      </Button>
    </>
  );
};

const BONES = ['field', 'field', 'title', 'field', 'field'];

const Coming = ({ more }: { more: Loaded<More> }) => {
  const session = useSession();
  const state = useSelect((all) => all);
  const first = state.form !== null && state.console?.connections.length === 0;
  const frame = frameOf(state);
  return (
    <Screen
      {...(frame.back === undefined
        ? { tab: 'settings' }
        : {
            label: frame.label,
            back: {
              to: frame.back,
              act: () => (state.form ? leaveForm(session) : showPage(session, null)),
            },
          })}
      above={first && <Steps at={0} />}
      footer={more.is !== 'failed' && <span class="quiet">{t.later.loading}</span>}
    >
      <Awaited
        of={more}
        bones={BONES}
        failed={t.later.failedTitle}
        retry={() => void loadMore(session)}
      >
        {() => null}
      </Awaited>
    </Screen>
  );
};

/** What can be said of a page before it is here. Without a way back it is the tab of the settings. */
const frameOf = ({
  page,
  form,
  console,
}: State): { readonly label: string; readonly back?: string } => {
  const { connections = [], connectors = [] } = console ?? {};
  if (page)
    return { label: t.later.loading, back: t.tabs[page.is === 'run' ? 'activity' : 'settings'] };
  if (!form || form === CHOOSE) return { label: t.later.loading };
  const back = connections.length === 0 ? t.later.back : t.tabs.connections;
  const existing = connections.find(({ id }) => id === form.id);
  const connector = connectors.find(({ id }) => id === form.connector);
  return {
    label: existing ? t.connections.editOf(existing.site) : t.guide.begin(connector?.title ?? ''),
    back,
  };
};
