import type { DatasetCard } from '../../src/app/api';
import { t } from '../messages';
import { FILTERS, passes, type Filter, type ListLook } from '../state/list';

/** Search and filter of the list. */
export const Find = (props: {
  readonly list: ListLook;
  readonly datasets: readonly DatasetCard[];
  readonly onLook: (change: Partial<ListLook>) => void;
}) => {
  const { list, datasets, onLook } = props;
  const titleOf = (filter: Filter): string => {
    const title = t.list.filters[filter];
    return typeof title === 'string'
      ? title
      : title(datasets.filter((dataset) => passes(dataset, filter)).length);
  };
  return (
    <div class="find" role="search">
      <input
        type="search"
        value={list.query}
        placeholder={t.list.search}
        aria-label={t.list.search}
        onInput={(event) => onLook({ query: event.currentTarget.value })}
      />
      <select
        aria-label={t.list.show}
        value={list.filter}
        onChange={(event) => onLook({ filter: event.currentTarget.value as Filter })}
      >
        {FILTERS.map((name) => (
          <option key={name} value={name}>
            {titleOf(name)}
          </option>
        ))}
      </select>
    </div>
  );
};
