import type { RunLine } from '../../../src/app/api';
import { t } from '../../messages';
import { SelectField } from '../../parts/SelectField';
import { filterActivity } from '../../state/activity';
import { useSelect, useSession } from '../../state/hooks';

const OUTCOMES = ['succeeded', 'failed', 'cancelled'] as const;
const ALL = '';

/** Which runs are listed: of one data set, with one outcome. */
export const Filter = () => {
  const session = useSession();
  const { query } = useSelect(({ rooms }) => rooms.activity);
  const { datasets } = useSelect(({ console }) => console)!;
  const filter = (dataset: string, is: string) =>
    filterActivity(session, {
      ...(dataset === ALL ? {} : { dataset }),
      ...(is === ALL ? {} : { is: is as RunLine['is'] }),
    });
  const { dataset = ALL, is = ALL } = query;
  return (
    <div class="find halves" role="search">
      <SelectField
        bare
        title={t.activity.dataset}
        value={dataset}
        options={[
          { value: ALL, text: t.activity.anyDataset },
          ...datasets.map(({ id, title }) => ({ value: id, text: title })),
        ]}
        onChange={(chosen) => filter(chosen, is)}
      />
      <SelectField
        bare
        title={t.activity.outcome}
        value={is}
        options={[
          { value: ALL, text: t.activity.outcomes.all },
          ...OUTCOMES.map((name) => ({ value: name, text: t.activity.outcomes[name] })),
        ]}
        onChange={(chosen) => filter(dataset, chosen)}
      />
    </div>
  );
};
