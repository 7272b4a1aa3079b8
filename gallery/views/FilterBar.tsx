import type { ReportView } from '../../src/app/api';
import type { Filters } from '../../src/model';
import { Button } from '../../sidebar/parts/Button';
import { w } from '../words';

type Name = keyof Filters;

/** What can be chosen; a choice among one is none. */
export const FilterBar = (props: {
  readonly view: ReportView;
  readonly set: (filters: Filters) => void;
  readonly busy: boolean;
}) => {
  const { view, set, busy } = props;
  const { choices, filters } = view;
  const change = (name: Name, value: string): void => {
    const { [name]: _, ...others } = filters;
    set(value === '' ? others : { ...others, [name]: value });
  };
  const lists: readonly [
    Name,
    string,
    readonly { readonly id: string; readonly name: string }[],
  ][] = [
    ['site', w.filters.site, choices.site.map((id) => ({ id, name: id }))],
    ['school', w.filters.school, choices.school],
    ['grade', w.filters.grade, choices.grade.map((id) => ({ id, name: id }))],
  ];
  const dates: readonly [Name, string][] = [
    ['from', w.filters.from],
    ['to', w.filters.to],
  ];
  const shown = lists.filter(([name, , options]) => options.length > 1 || filters[name]);
  if (shown.length === 0 && !choices.dates) return null;
  return (
    <form
      class={busy ? 'filters busy' : 'filters'}
      aria-label={w.filters.label}
      onSubmit={(event) => event.preventDefault()}
    >
      {shown.map(([name, title, options]) => (
        <label key={name}>
          <span>{title}</span>
          <select
            value={filters[name] ?? ''}
            onChange={(event) => change(name, event.currentTarget.value)}
          >
            <option value="">{w.filters.all}</option>
            {options.map((option) => (
              <option key={option.id} value={option.id}>
                {option.name}
              </option>
            ))}
          </select>
        </label>
      ))}
      {choices.dates &&
        dates.map(([name, title]) => (
          <label key={name}>
            <span>{title}</span>
            <input
              type="date"
              min={choices.dates!.from}
              max={choices.dates!.to}
              value={filters[name] ?? ''}
              onChange={(event) => change(name, event.currentTarget.value)}
            />
          </label>
        ))}
      {Object.keys(filters).length > 0 && (
        <Button kind="link" onClick={() => set({})}>
          {w.filters.clear}
        </Button>
      )}
    </form>
  );
};
