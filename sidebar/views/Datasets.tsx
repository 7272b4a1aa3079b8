import { useEffect, useState } from 'preact/hooks';
import { t } from '../messages';
import { Button } from '../parts/Button';
import { say } from '../state/call';
import { FILTERS, groupsOf, type Filter } from '../state/list';
import { useSelect, useSession } from '../state/hooks';
import { DatasetCard } from './DatasetCard';
import { Guide } from './Guide';
import { RunBar } from './RunBar';
import { Screen } from './Screen';

/** The data sets by source, and the run that refreshes them. */
export const Datasets = () => {
  const session = useSession();
  const state = useSelect(({ console }) => console)!;
  const guided = useSelect((s) => s.guided);
  const [query, setQuery] = useState('');
  const [filter, setFilter] = useState<Filter>('all');
  const groups = groupsOf(state, query.trim(), filter);
  const found = groups.reduce((sum, { datasets }) => sum + datasets.length, 0);
  useEffect(() => {
    if (query === '') return undefined;
    // Said when the typing rests, not at every letter.
    const timer = setTimeout(() => say(session, t.list.found(found)), 700);
    return () => clearTimeout(timer);
  }, [query, found, session]);

  return (
    <Screen tab="datasets" footer={<RunBar />}>
      {guided && <Guide />}
      <div class="find" role="search">
        <input
          type="search"
          value={query}
          placeholder={t.list.search}
          aria-label={t.list.search}
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
        <select
          aria-label={t.list.show}
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value as Filter)}
        >
          {FILTERS.map((name) => (
            <option key={name} value={name}>
              {t.list.filters[name]}
            </option>
          ))}
        </select>
      </div>
      {groups.map(({ source, sites, datasets, on, of }) => (
        <section key={source} aria-label={t.list.group(source, sites)}>
          <h2 class="group-title">
            <span>{t.list.group(source, sites)}</span>
            <span class="count">{t.count.of(on, of)}</span>
          </h2>
          <ul class="cards">
            {datasets.map((dataset) => (
              <DatasetCard key={dataset.id} dataset={dataset} />
            ))}
          </ul>
        </section>
      ))}
      {groups.length === 0 && (
        <div class="nothing">
          <p>{query === '' ? t.list.noneShown : t.list.none(query.trim())}</p>
          <Button
            kind="link"
            onClick={() => {
              setQuery('');
              setFilter('all');
            }}
          >
            {t.list.showAll}
          </Button>
        </div>
      )}
    </Screen>
  );
};
