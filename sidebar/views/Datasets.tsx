import { useEffect } from 'preact/hooks';
import type { DatasetCard as Card } from '../../src/app/api';
import { t } from '../messages';
import { Button } from '../parts/Button';
import { Chevron } from '../parts/Icons';
import { showForm } from '../state/actions';
import { say } from '../state/call';
import { groupsOf, isOpen, type Group, type ListLook } from '../state/list';
import { bannersOf, isTold } from '../state/notices';
import { isMine } from '../state/run';
import { useSelect, useSession } from '../state/hooks';
import { DatasetCard } from './DatasetCard';
import { Doors } from './Doors';
import { Find } from './Find';
import { Guide } from './Guide';
import { Notices } from './Notices';
import { RunBar } from './RunBar';
import { Screen } from './Screen';

/** The data sets by source, and the run that refreshes them. */
export const Datasets = () => {
  const session = useSession();
  const state = useSelect(({ console }) => console)!;
  const guided = useSelect((s) => s.guided);
  const list = useSelect((s) => s.list);
  const query = list.query.trim();
  const all = groupsOf(state, query, list.filter);
  const groups = all.filter(({ datasets }) => datasets.length > 0);
  const banners = bannersOf(state);
  const found = groups.reduce((sum, { datasets }) => sum + datasets.length, 0);
  const look = (change: Partial<ListLook>) =>
    session.store.set({ list: { ...session.store.get().list, ...change } });
  useEffect(() => {
    if (query === '' && list.filter === 'all') return undefined;
    // Said when the typing rests, not at every letter.
    const timer = setTimeout(() => say(session, t.list.found(found)), 700);
    return () => clearTimeout(timer);
  }, [query, list.filter, found, session]);
  const told = ({ trouble }: Card) => trouble !== undefined && isTold(state, banners, trouble);

  return (
    <Screen tab="datasets" footer={<RunBar />}>
      <Notices />
      {guided && <Guide />}
      <Doors />
      <Find list={list} datasets={state.datasets} onLook={look} />
      {all.map((group) => {
        const open = isOpen(group, groups.length, list);
        const fixed = groups.length === 1 || query !== '' || list.filter !== 'all';
        return (
          <section
            key={group.source}
            hidden={group.datasets.length === 0}
            aria-label={t.list.group(group.source, group.sites)}
          >
            <Title
              group={group}
              open={open}
              onToggle={
                fixed ? null : () => look({ groups: { ...list.groups, [group.source]: !open } })
              }
            />
            {open && !group.available && <ConnectFirst source={group.source} />}
            {open && (
              <ul class="cards">
                {group.all.map((dataset) => (
                  <DatasetCard
                    key={dataset.id}
                    dataset={dataset}
                    told={told(dataset)}
                    shown={group.datasets.includes(dataset)}
                  />
                ))}
              </ul>
            )}
          </section>
        );
      })}
      {groups.length === 0 && (
        <div class="nothing">
          <p>{query === '' ? t.list.noneShown : t.list.none(query)}</p>
          <Button kind="link" onClick={() => look({ query: '', filter: 'all' })}>
            {t.list.showAll}
          </Button>
        </div>
      )}
    </Screen>
  );
};

/** What a group needs before it can be used. */
const ConnectFirst = ({ source }: { source: string }) => {
  const session = useSession();
  const state = useSelect(({ console }) => console)!;
  const connector = state.connectors.find(({ title }) => title === source);
  return (
    <p class="connect-first">
      {isMine(state) && connector ? (
        <Button kind="link" onClick={() => showForm(session, { connector: connector.id })}>
          {t.list.connectFirst(source)}
        </Button>
      ) : (
        t.list.connectFirst(source)
      )}
    </p>
  );
};

const Title = (props: {
  readonly group: Group;
  readonly open: boolean;
  readonly onToggle: (() => void) | null;
}) => {
  const { source, sites, on, of } = props.group;
  const words = (
    <>
      <span>{t.list.group(source, sites)}</span>
      <span class="count">{t.count.of(on, of)}</span>
    </>
  );
  if (!props.onToggle) return <h2 class="group-title">{words}</h2>;
  return (
    <h2 class="group-title">
      <button type="button" aria-expanded={props.open} onClick={props.onToggle}>
        <Chevron />
        {words}
      </button>
    </h2>
  );
};
