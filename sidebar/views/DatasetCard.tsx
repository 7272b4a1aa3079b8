import { useId } from 'preact/hooks';
import type { DatasetCard as Card } from '../../src/app/api';
import { t } from '../messages';
import { IconButton } from '../parts/Button';
import { Disclose } from '../parts/Disclose';
import { Again, Leave } from '../parts/Icons';
import { memo } from '../parts/memo';
import { Sparkline } from '../parts/Sparkline';
import { Status } from '../parts/Status';
import { Switch } from '../parts/Switch';
import { openTab, refresh, switchDataset } from '../state/actions';
import { toggleOpen } from '../state/details';
import { shownStatus } from '../state/run';
import { useBusy, useClock, useSelect, useSession } from '../state/hooks';
import { Details } from './Details';
import { TroubleNote } from './TroubleNote';
import { Unread } from './Unread';

interface CardProps {
  readonly dataset: Card;
  /** Its trouble is told above the list: here a word is enough. */
  readonly told: boolean;
}

/** What a search leaves out stays made and is not shown: to make 200 cards anew at a letter takes long. */
export const DatasetCard = ({ shown, ...card }: CardProps & { readonly shown: boolean }) => (
  <li class={card.dataset.available ? 'card dataset' : 'card dataset unavailable'} hidden={!shown}>
    <Content {...card} />
  </li>
);

/** One data set: whether it is on, how it stands, and what can be done with it. */
const Content = memo(({ dataset, told }: CardProps) => {
  const session = useSession();
  const { id, title, available, own, trouble } = dataset;
  const open = useSelect(({ list }) => list.open.includes(id));
  const body = useId();
  const switching = useBusy(`switch/${id}`);
  const status = useSelect(({ run, asked }) => shownStatus(dataset, run, asked));
  const on = status !== 'off';
  const guided = useSelect((state) => state.guided);
  return (
    <>
      <div class="card-head">
        <h3>
          <Disclose open={open} body={body} onToggle={() => toggleOpen(session, id)}>
            <span>{title}</span>
          </Disclose>
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
        <Age dataset={dataset} told={told} />
        <Sparkline rows={dataset.history} />
      </div>
      {on && <Late dataset={dataset} />}
      {(on || dataset.hasTab) && <Foot dataset={dataset} on={on} />}
      {own && (
        <div class="card-line">
          <span class="tag">{t.list.own}</span>
        </div>
      )}
      {!on && guided && !open && <p class="brief">{dataset.description}</p>}
      {!available && on && (
        <p class="card-line">{t.list.unavailable(t.details.listOf(dataset.sources))}</p>
      )}
      {trouble && on && (!told || open) && <TroubleNote dataset={dataset} trouble={trouble} />}
      {on && dataset.failing && <Unread failing={dataset.failing} />}
      <div id={body} hidden={!open}>
        {open && <Details dataset={dataset} />}
      </div>
    </>
  );
});

/** How old the published version is; of a trouble that is told above, a word about it. */
const Age = ({ dataset, told }: CardProps) => {
  const { publishedAt, status, trouble } = dataset;
  const ago = useSelect(({ now }) => publishedAt && t.ago(now - Date.parse(publishedAt)));
  if (told && trouble && status === 'failed')
    return <span class="age">{t.list.told[trouble.code] ?? t.list.toldOther}</span>;
  if (!ago) return null;
  const bad = status === 'failed' || status === 'held';
  return <span class="age">{bad ? t.list.lastGood(ago) : ago}</span>;
};

/** What keeps a data set from being as fresh as its schedule promises. */
const Late = ({ dataset: { late, waitsUntil } }: { dataset: Card }) => {
  const { now, timeZone } = useClock();
  if (waitsUntil)
    return <p class="card-line late">{t.list.waitsUntil(waitsUntil, now, timeZone)}</p>;
  return late ? <p class="card-line late">{t.list.late(late, now, timeZone)}</p> : null;
};

const Foot = ({ dataset, on }: { dataset: Card; on: boolean }) => {
  const session = useSession();
  const { id, title, hasTab } = dataset;
  const asking = useBusy(`refresh/${id}`);
  const opening = useBusy(`tab/${id}`);
  const shown = useSelect(({ run, asked }) => shownStatus(dataset, run, asked));
  const under = shown === 'queued' || shown === 'running';
  return (
    <div class="card-line foot">
      <span class="counts">
        {asking ? (
          t.run.starting
        ) : opening ? (
          t.list.opening
        ) : (
          <Counts dataset={dataset} inHand={under || shown === 'paused'} />
        )}
      </span>
      <span class="icons">
        {on && (
          <IconButton
            busy={asking || under}
            label={t.list.refreshOne(title)}
            tip={t.list.refresh}
            onClick={() => void refresh(session, [id])}
          >
            <Again />
          </IconButton>
        )}
        {hasTab && (
          <IconButton
            busy={opening}
            label={t.list.openTabOf(title)}
            tip={t.list.openTab}
            onClick={() => void openTab(session, id)}
          >
            <Leave />
          </IconButton>
        )}
      </span>
    </div>
  );
};

interface CountsProps {
  readonly dataset: Card;
  /** A run has it in hand: that comes first, and not what is next by schedule. */
  readonly inHand: boolean;
}

const Counts = ({ dataset: { rows, next, status }, inHand }: CountsProps) => {
  const { now, timeZone } = useClock();
  const comes = status === 'off' ? undefined : next;
  if (rows === undefined) {
    if (!comes || inHand) return <span>{t.list.never}</span>;
    // What failed has been tried before.
    const { firstAt, next: again } = t.list;
    return <span>{(status === 'waiting' ? firstAt : again)(comes, now, timeZone)}</span>;
  }
  return (
    <>
      <span class="rows">{t.rows(rows)}</span>
      {comes && <span class="next">{t.list.next(comes, now, timeZone)}</span>}
    </>
  );
};
