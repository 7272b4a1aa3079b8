import type { DatasetCard } from '../../src/app/api';
import { t } from '../messages';
import { Note } from '../parts/Note';
import { Told } from '../parts/Told';
import { useClock } from '../state/hooks';
import { ToConnections } from './ToConnections';

/** So many sites are named. */
const NAMED = 3;

/** Sites that could not be read while the others were: which, since when, why, and what becomes of their rows. */
export const Unread = ({ failing }: { failing: NonNullable<DatasetCard['failing']> }) => {
  const { now, timeZone } = useClock();
  const { sites, of } = failing;
  const [first] = [...sites].sort((a, b) => (a.since < b.since ? -1 : 1));
  const names = sites.slice(0, NAMED).map(({ site }) => site);
  const more = sites.length - names.length;
  const named = more > 0 ? [...names, t.list.more(more)] : names;
  return (
    <Note tone="warn">
      <p>
        <strong>{t.list.partial(of - sites.length, of)}.</strong>{' '}
        {t.list.unread(named, first!.since, now, timeZone)}.
      </p>
      <Told of={first!.trouble} />
      <p>{t.list.stays}</p>
      <ToConnections />
    </Note>
  );
};
