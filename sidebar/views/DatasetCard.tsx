import { useId, useState } from 'preact/hooks';
import type { DatasetCard as Card } from '../../src/app/api';
import { t } from '../messages';
import { Button } from '../parts/Button';
import { Chevron } from '../parts/Icons';
import { Sparkline } from '../parts/Sparkline';
import { Status } from '../parts/Status';
import { Switch } from '../parts/Switch';
import { openTab, refresh, switchDataset } from '../state/actions';
import { shownStatus } from '../state/run';
import { useBusy, useSelect, useSession } from '../state/hooks';
import { Details } from './Details';
import { TroubleNote } from './TroubleNote';

/** One data set: whether it is on, how it stands, and what can be done with it. */
export const DatasetCard = ({ dataset }: { dataset: Card }) => {
  const session = useSession();
  const { id, title, available, own, trouble } = dataset;
  const [open, setOpen] = useState(false);
  const body = useId();
  const switching = useBusy(`switch/${id}`);
  const status = useSelect(({ run, asked }) => shownStatus(dataset, run, asked));
  const on = status !== 'off';
  const guided = useSelect((state) => state.guided);
  return (
    <li class={available ? 'card' : 'card unavailable'}>
      <div class="card-head">
        <h3>
          <button
            type="button"
            class="disclose"
            aria-expanded={open}
            aria-controls={body}
            onClick={() => setOpen(!open)}
          >
            <Chevron />
            <span>{title}</span>
          </button>
        </h3>
        <Switch
          on={on}
          label={t.list.switch(title)}
          busy={switching}
          disabled={!available && !on}
          onChange={(next) => void switchDataset(session, id, next)}
        />
      </div>
      <div class="card-line">
        {switching ? <span>{t.list.saving}</span> : <Status status={status} />}
        {own && <span class="tag">{t.list.own}</span>}
        <Age dataset={dataset} />
        <Sparkline rows={dataset.history} />
      </div>
      {(on || dataset.hasTab) && <Acts dataset={dataset} on={on} />}
      {!on && guided && !open && <p class="brief">{dataset.description}</p>}
      {!available && <p class="soft">{t.list.unavailable(t.details.listOf(dataset.sources))}</p>}
      {trouble && on && <TroubleNote dataset={dataset} trouble={trouble} />}
      <div id={body} hidden={!open}>
        {open && <Details dataset={dataset} />}
      </div>
    </li>
  );
};

const Age = ({ dataset: { publishedAt, status } }: { dataset: Card }) => {
  const now = useSelect((state) => state.now);
  if (!publishedAt) return null;
  const ago = t.ago(now - Date.parse(publishedAt));
  const bad = status === 'failed' || status === 'held';
  return <span class="age">{bad ? t.list.lastGood(ago) : ago}</span>;
};

const Acts = ({ dataset, on }: { dataset: Card; on: boolean }) => {
  const session = useSession();
  const { id, title, rows, hasTab } = dataset;
  const asking = useBusy(`refresh/${id}`);
  const opening = useBusy(`tab/${id}`);
  const shown = useSelect(({ run, asked }) => shownStatus(dataset, run, asked));
  const under = shown === 'queued' || shown === 'running';
  return (
    <div class="card-line foot">
      <span class="rows">{rows === undefined ? t.list.never : t.rows(rows)}</span>
      <span class="acts">
        {on && (
          <Button
            kind="link"
            busy={asking || under}
            label={t.list.refreshOne(title)}
            onClick={() => void refresh(session, [id])}
          >
            {asking ? t.run.starting : t.list.refresh}
          </Button>
        )}
        {hasTab && (
          <Button
            kind="link"
            busy={opening}
            label={t.list.openTabOf(title)}
            onClick={() => void openTab(session, id)}
          >
            {opening ? t.list.opening : t.list.openTab}
          </Button>
        )}
      </span>
    </div>
  );
};
