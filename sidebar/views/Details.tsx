import { useEffect, useRef } from 'preact/hooks';
import type { DatasetCard, DatasetDetails } from '../../src/app/api';
import { Told } from '../parts/Told';
import { t } from '../messages';
import { Button } from '../parts/Button';
import { focusNext } from '../parts/focus';
import { Fold } from '../parts/Fold';
import { Note } from '../parts/Note';
import { openTab } from '../state/actions';
import { loadDetails } from '../state/details';
import { useSelect, useSession } from '../state/hooks';
import { NOT_ASKED, valueOf, type Loaded } from '../state/loaded';
import { isActive } from '../state/run';
import { sayOf } from '../state/schedule';
import { Fields } from './Fields';
import { Findings } from './Findings';
import { LastRuns } from './LastRuns';
import { LaterFold } from './Later';
import { ScheduleEditor } from './Schedule';
import { Soft } from '../parts/Soft';

/**
 * A data set, opened. What the server is asked for on opening has its place from the beginning: nothing
 * moves when it arrives.
 */
export const Details = ({ dataset }: { dataset: DatasetCard }) => {
  const session = useSession();
  const { id, description, fields, quarantined, publishedAt, schedule, status } = dataset;
  const details: Loaded<DatasetDetails> = useSelect((state) => state.details[id]) ?? NOT_ASKED;
  const running = status === 'running';
  // A run that published nothing has something to tell all the same.
  const ended = useSelect(({ run }) => (run && !isActive(run) ? run.id : ''));
  useEffect(() => void loadDetails(session, id), [id, publishedAt, running, ended]);
  const value = valueOf(details);
  const lasting = useSelect(({ console }) => console?.warehouse !== undefined);
  const place = useRef<HTMLDivElement>(null);
  const again = () => {
    void loadDetails(session, id);
    focusNext(() => place.current);
  };
  return (
    <div ref={place} tabIndex={-1} class="details">
      <p>{description}</p>
      <Facts dataset={dataset} details={details} />
      {quarantined ? (
        <Note tone="warn">
          <p>{t.details.quarantined(quarantined)}</p>
          {value?.setAside?.map(({ rule, rows }) => (
            <p key={rule}>{t.details.finding.check(rule, rows)}</p>
          ))}
          {value?.keptRows && (
            <a class="button link" href={value.keptRows} target="_blank" rel="noopener">
              {t.details.keptRows} <span aria-hidden="true">↗</span>
            </a>
          )}
        </Note>
      ) : null}
      {details.is === 'failed' && (
        <Note tone="bad">
          <Told of={details.trouble} />
          <p>
            <Button kind="link" onClick={again}>
              {t.details.retry}
            </Button>
          </p>
        </Note>
      )}
      <Fold title={sayOf(schedule)}>
        <ScheduleEditor dataset={dataset} />
      </Fold>
      {lasting && (
        <LaterFold title={value?.to ? t.to.kinds[value.to] : t.to.label}>
          {({ PublishedTo }) =>
            value?.to && value.table ? (
              <PublishedTo dataset={dataset} value={{ to: value.to, table: value.table }} />
            ) : (
              <Waiting details={details} />
            )
          }
        </LaterFold>
      )}
      <LaterFold title={value ? hiddenIn(value) : t.personal.label}>
        {({ Personal }) =>
          value ? <Personal dataset={dataset} details={value} /> : <Waiting details={details} />
        }
      </LaterFold>
      <Fold title={t.details.fields(fields.length)}>
        <Fields titles={fields} fields={value?.fields} waiting={<Waiting details={details} />} />
      </Fold>
      <Fold title={t.details.runs}>
        {value ? <LastRuns dataset={id} runs={value.runs} /> : <Waiting details={details} />}
      </Fold>
      <Fold
        title={value ? <Count n={value.findings.length} /> : <span>{t.details.findingsTitle}</span>}
      >
        {value ? <Findings findings={value.findings} /> : <Waiting details={details} />}
      </Fold>
      <LaterFold title={t.repair.label}>
        {({ Repair }) =>
          value ? <Repair dataset={dataset} details={value} /> : <Waiting details={details} />
        }
      </LaterFold>
      <LaterFold title={t.looker.label}>{({ Studio }) => <Studio dataset={dataset} />}</LaterFold>
    </div>
  );
};

/** What of persons is published, in a line. */
const hiddenIn = ({ fields, personal = {} }: DatasetDetails): string => {
  const kinds = Object.values(personal);
  const many = (wanted: string) => kinds.filter((kind) => kind === wanted).length;
  if (kinds.length > 0) return t.personal.hidden(many('hashed'), many('left_out'));
  return fields.some((field) => field.class !== 'none') ? t.personal.asTheyAre : t.personal.none;
};

const Count = ({ n }: { n: number }) => (
  <span class={n > 0 ? 'telling' : ''}>{t.details.findings(n)}</span>
);

const Waiting = ({ details }: { details: Loaded<DatasetDetails> }) => (
  <Soft>{details.is === 'failed' ? t.details.notHere : t.details.loading}</Soft>
);

const Facts = ({ dataset, details }: { dataset: DatasetCard; details: Loaded<DatasetDetails> }) => {
  const session = useSession();
  const { id, title, grain, sources, hasTab } = dataset;
  const value = valueOf(details);
  const none = details.is === 'failed' ? t.details.notHere : t.details.loading;
  const { need, tab, reads } = value ?? {};
  return (
    <dl class="facts">
      <dt>{t.details.grain}</dt>
      <dd>{grain}</dd>
      <dt>{t.details.sources}</dt>
      <dd>{t.details.listOf(sources)}</dd>
      <dt>{t.details.tab}</dt>
      <dd class="one-line" title={tab}>
        {tab !== undefined && hasTab ? (
          <Button
            kind="link"
            label={t.list.openTabOf(title)}
            onClick={() => void openTab(session, id)}
          >
            {tab}
          </Button>
        ) : value ? (
          (tab ?? t.details.noTab)
        ) : (
          none
        )}
      </dd>
      <dt>{t.details.need}</dt>
      <dd>
        {need
          ? t.details.needOf(need.ms, Math.ceil(need.fetches))
          : value
            ? t.details.noNeed
            : none}
        {reads && (
          <span class={reads.over ? 'telling' : ''}>
            {`, ${t.details.reads(reads.engine, reads.bytes)}`}
            {reads.limit ? `, ${t.details.within(reads.over === true, reads.limit)}` : ''}
          </span>
        )}
      </dd>
    </dl>
  );
};
