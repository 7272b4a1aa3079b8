import { useState } from 'preact/hooks';
import type { ReportTab, ReportView } from '../../src/app/api';
import type { Filters, Picture, Point } from '../../src/model';
import { Button } from '../../sidebar/parts/Button';
import { Figure } from '../charts/Figure';
import { client, useAct, useAsked } from '../server';
import { w } from '../words';
import { FilterBar } from './FilterBar';
import { Head } from './Head';
import { Own } from './Own';
import { Rows, type Wanted } from './Rows';
import { Trouble } from './Trouble';

/** A report: its questions answered, for all or for those a reader chooses. */
export const Report = (props: {
  readonly id: string;
  readonly watch: () => void;
  readonly back: () => void;
}) => {
  const { id, watch, back } = props;
  const [filters, setFilters] = useState<Filters>({});
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const [asked, { set, retry }] = useAsked(
    () => client.report(id, filters),
    JSON.stringify([id, filters]),
  );
  const view = asked.is === 'here' ? asked.value : null;
  return (
    <>
      <Head title={view?.card.title ?? w.title} back={back}>
        <Actions id={id} watch={watch} />
      </Head>
      <main class="report" aria-busy={asked.is === 'asked' || (asked.is === 'here' && asked.again)}>
        {asked.is === 'failed' && <Trouble of={asked.trouble} retry={retry} />}
        {asked.is === 'asked' && (
          <p role="status" class="soft waiting">
            {w.drawing}
          </p>
        )}
        {view && (
          <>
            <p class="soft intro">{view.card.description}</p>
            <FilterBar view={view} set={setFilters} busy={asked.is === 'here' && asked.again} />
            <Pictures view={view} open={setWanted} />
            <Own view={view} set={set} />
          </>
        )}
      </main>
      {wanted && <Rows id={id} wanted={wanted} filters={filters} close={() => setWanted(null)} />}
    </>
  );
};

const Actions = ({ id, watch }: { readonly id: string; readonly watch: () => void }) => {
  const { busy, trouble, act } = useAct();
  const tab = useAct();
  const [made, setMade] = useState<ReportTab | null>(null);
  // At 300 pixels a report is read in a window of its own.
  const narrow = window.innerWidth < 420;
  return (
    <div class="report-actions">
      {narrow && (
        <Button
          busy={busy}
          onClick={() =>
            act(
              () => client.showReports(`report:${id}`),
              () => undefined,
            )
          }
        >
          {w.openWindow}
        </Button>
      )}
      <Button onClick={watch}>{w.live.off}</Button>
      {!narrow && <Button onClick={() => window.print()}>{w.print}</Button>}
      <Button busy={tab.busy} onClick={() => tab.act(() => client.addReportTab(id), setMade)}>
        {tab.busy ? w.adding : w.addTab}
      </Button>
      <Trouble of={trouble ?? tab.trouble} />
      <p role="status" class="soft">
        {made &&
          !tab.busy &&
          (made.again ? w.addedAgain : w.added)(narrow ? undefined : made.title)}
      </p>
    </div>
  );
};

const RECORDS = /^homeroom_/;

/** @param fresh charts whose numbers have just changed */
export const Pictures = (props: {
  readonly view: Pick<ReportView, 'pictures' | 'now' | 'timeZone'>;
  readonly open?: (wanted: Wanted) => void;
  readonly fresh?: readonly string[];
}) => {
  const { view, open, fresh = [] } = props;
  const numbers = view.pictures.filter(({ chart }) => chart.mark === 'number');
  const others = view.pictures.filter(({ chart }) => chart.mark !== 'number');
  const figure = (picture: Picture) => (
    <Figure
      key={picture.chart.id}
      picture={picture}
      now={view.now}
      timeZone={view.timeZone}
      fresh={fresh.includes(picture.chart.id)}
      open={
        !open || RECORDS.test(picture.chart.dataset)
          ? undefined
          : (point: Point, name: string) =>
              open({
                chart: picture.chart.id,
                name,
                at: {
                  ...(point.x === undefined ? {} : { x: point.x }),
                  ...(point.series === undefined ? {} : { series: point.series }),
                },
              })
      }
    />
  );
  return (
    <>
      {numbers.length > 0 && <section class="number-row">{numbers.map(figure)}</section>}
      <section class="figures">{others.map(figure)}</section>
    </>
  );
};
