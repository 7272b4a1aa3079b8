import { useEffect, useState } from 'preact/hooks';
import type { GalleryCard, ReportCard } from '../../src/app/api';
import type { Picture } from '../../src/model';
import { Button } from '../../sidebar/parts/Button';
import type { Place } from '../App';
import { Drawing, isAcross, useWidth } from '../charts/Figure';
import { BigNumber } from '../charts/Number';
import { client, useAct, useAsked, valueOf } from '../server';
import { sampleOf } from '../sample';
import { forms, w } from '../words';
import { Head } from './Head';
import { Trouble } from './Trouble';

/** Beside the workbook it stands in the console's place; a window over it is closed instead. */
const beside = (): boolean => window.innerWidth < 420;
const toConsole = (): void => void client.showReports('console').catch(() => undefined);

/** Every report with a small picture of it, made of the school's own data as soon as there are some. */
export const Gallery = ({ go }: { readonly go: (place: Place) => void }) => {
  const [asked, { set, retry }] = useAsked(() => client.gallery(), 'gallery');
  return (
    <>
      <Head title={w.title} {...(beside() ? { back: toConsole, to: w.console } : {})}>
        <Button kind="link" onClick={() => go({ is: 'share' })}>
          {w.share.title}
        </Button>
      </Head>
      <main class="gallery">
        <p class="soft intro">{w.intro}</p>
        {asked.is === 'failed' && <Trouble of={asked.trouble} retry={retry} />}
        {asked.is === 'asked' && (
          <div class="cards" role="status" aria-label={w.opening}>
            {[1, 2, 3].map((n) => (
              <i key={n} class="card-bone" aria-hidden="true" />
            ))}
          </div>
        )}
        {asked.is === 'here' && (
          <>
            <ul class="cards">
              {asked.value.reports.map((report, i) => (
                <li key={report.id}>
                  <Card report={report} order={i} go={go} again={retry} />
                </li>
              ))}
            </ul>
            <SmallGroup card={asked.value} set={set} />
          </>
        )}
      </main>
    </>
  );
};

const titlesOf = ({ needs }: ReportCard, is: string): readonly string[] =>
  needs.filter((need) => need.is === is).map(({ title }) => title);

const Card = (props: {
  readonly report: ReportCard;
  readonly order: number;
  readonly go: (place: Place) => void;
  readonly again: () => void;
}) => {
  const { report, go, again } = props;
  const [off, unknown, waiting] = ['off', 'unknown', 'waiting'].map((is) => titlesOf(report, is));
  const { busy, trouble, act } = useAct();
  const [switched, setSwitched] = useState(false);
  const ready = !report.needs.some(({ is }) => is !== 'shown');
  const some = report.needs.length === 0 || report.needs.some(({ is }) => is === 'shown');
  const switchOn = (): void =>
    act(
      async () => {
        for (const { id, is } of report.needs)
          if (is === 'off') await valueOf(client.switchDataset(id, true));
        return { value: null };
      },
      () => {
        setSwitched(true);
        again();
      },
    );
  return (
    <article class="report-card" aria-labelledby={`${report.id}-title`}>
      <button
        type="button"
        class="thumbnail"
        disabled={!some}
        aria-label={`${w.open}: ${report.title}`}
        onClick={() => go({ is: 'report', id: report.id })}
      >
        <Thumbnail report={report} real={some} />
      </button>
      <h2 id={`${report.id}-title`}>{report.title}</h2>
      {report.own && <p class="own">{w.own}</p>}
      <p class="soft">{report.description}</p>
      {off!.length > 0 && <p class="need">{w.needs.off(off!)}</p>}
      {unknown!.length > 0 && <p class="need">{w.needs.unknown(unknown!)}</p>}
      {waiting!.length > 0 && <p class="need">{w.needs.waiting(waiting!)}</p>}
      {switched && off!.length === 0 && !ready && <p role="status">{w.needs.switched}</p>}
      <Trouble of={trouble} />
      <p class="actions">
        {some && (
          <Button
            label={`${w.open}: ${report.title}`}
            onClick={() => go({ is: 'report', id: report.id })}
          >
            {w.open}
          </Button>
        )}
        {off!.length > 0 && (
          <Button kind={some ? 'plain' : 'primary'} busy={busy} onClick={switchOn}>
            {w.needs.switchOn(off!.length)}
          </Button>
        )}
      </p>
    </article>
  );
};

/** Lines are drawn as wide as they look well, and made smaller: so all of them is seen. */
const SMALLER = 1.6;

/** Something is to be seen in it. */
const tells = ({ points }: Picture): boolean =>
  points.filter(({ value }) => value !== null).length > 1;

/** Drawn one after the other: each is a call, and the first ones are looked at first. */
let queue: Promise<unknown> = Promise.resolve();

const Thumbnail = ({ report, real }: { readonly report: ReportCard; readonly real: boolean }) => {
  const [picture, setPicture] = useState<Picture | null>(null);
  useEffect(() => {
    const sight = { lost: false };
    if (real)
      queue = queue
        .then(async () => {
          if (sight.lost) return;
          const { pictures } = await valueOf(client.report(report.id, {}, 3));
          const drawn = pictures.filter((one) => one.empty === undefined);
          const isDrawing = ({ chart }: Picture): boolean =>
            chart.mark !== 'number' && chart.mark !== 'table';
          const found =
            drawn.find((one) => isDrawing(one) && tells(one)) ?? drawn.find(isDrawing) ?? drawn[0];
          if (found) setPicture(found);
        })
        .catch(() => undefined);
    return () => {
      sight.lost = true;
    };
  }, [report.id, real]);
  const sample = !real;
  const drawing = sample ? sampleOf(report.id) : picture;
  const [box, width] = useWidth<HTMLSpanElement>();
  const small = drawing !== null && isAcross(drawing);
  const classes = ['small-picture', sample && 'sample', small && 'whole'].filter(Boolean).join(' ');
  return (
    <span ref={box} class={classes} aria-hidden="true">
      {drawing &&
        (drawing.chart.mark === 'number' ? (
          <BigNumber picture={drawing} open={undefined} />
        ) : (
          width > 0 && (
            <Drawing picture={drawing} width={small ? width * SMALLER : width} open={undefined} />
          )
        ))}
      {sample && <span class="sample-word">{w.sample}</span>}
    </span>
  );
};

const SmallGroup = (props: {
  readonly card: GalleryCard;
  readonly set: (card: GalleryCard) => void;
}) => {
  const { card, set } = props;
  const [value, setValue] = useState(String(card.smallGroup));
  const [saved, setSaved] = useState(false);
  const { busy, trouble, act } = useAct();
  const save = (event: Event): void => {
    event.preventDefault();
    act(
      () => client.saveSmallGroup(Number(value)),
      (next) => {
        set(next);
        setSaved(true);
      },
    );
  };
  return (
    <form class="small-group" onSubmit={save}>
      <label>
        <span>{w.settings.smallGroup}</span>
        <input
          type="number"
          min={1}
          max={100}
          value={value}
          onInput={(event) => {
            setValue(event.currentTarget.value);
            setSaved(false);
          }}
        />
      </label>
      <Button type="submit" busy={busy} disabled={value === String(card.smallGroup)}>
        {w.settings.save}
      </Button>
      <p class="soft">{w.settings.smallGroupHelp}</p>
      {saved && value === forms.number(card.smallGroup) && <p role="status">{w.settings.saved}</p>}
      <Trouble of={trouble} />
    </form>
  );
};
