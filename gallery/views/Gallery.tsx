import { useEffect, useRef, useState } from 'preact/hooks';
import type { GalleryCard, ReportCard } from '../../src/app/api';
import type { Picture } from '../../src/model';
import { Button } from '../../sidebar/parts/Button';
import type { Place } from '../App';
import { useBring } from '../bring';
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
  const [coming, bring] = useBring(retry);
  const inOrder = useSteady();
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
              {inOrder(asked.value.reports).map((report) => (
                <li key={report.id}>
                  <Card report={report} go={go} again={retry} coming={coming} bring={bring} />
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

/** Reports as they stood when they were first shown: what arrives meanwhile does not jump under a finger. */
const useSteady = () => {
  const order = useRef<readonly string[]>([]);
  return (reports: readonly ReportCard[]): readonly ReportCard[] => {
    if (order.current.length === 0) order.current = reports.map(({ id }) => id);
    const at = ({ id }: ReportCard): number => order.current.indexOf(id);
    return [...reports].sort((a, b) => at(a) - at(b));
  };
};

const titlesOf = ({ needs }: ReportCard, is: string): readonly string[] =>
  needs.filter((need) => need.is === is).map(({ title }) => title);

const Card = (props: {
  readonly report: ReportCard;
  readonly go: (place: Place) => void;
  readonly again: () => void;
  /** What is on is being fetched. */
  readonly coming: boolean;
  readonly bring: () => void;
}) => {
  const { report, go, again, coming, bring } = props;
  const [off, unknown, waiting, failed] = ['off', 'unknown', 'waiting', 'failed'].map((is) =>
    titlesOf(report, is),
  );
  const { busy, trouble, act } = useAct();
  const box = useRef<HTMLElement>(null);
  const some = report.needs.length === 0 || report.needs.some(({ is }) => is === 'shown');
  const switchOn = (): void =>
    act(
      async () => {
        for (const { id, is } of report.needs)
          if (is === 'off') await valueOf(client.switchDataset(id, true));
        return { value: null };
      },
      () => {
        // The button goes.
        box.current?.focus();
        again();
        bring();
      },
    );
  return (
    <article class="report-card" ref={box} tabIndex={-1} aria-labelledby={`${report.id}-title`}>
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
      {failed!.length > 0 && <p class="need">{w.needs.failed(failed!)}</p>}
      <p class="need" role="status">
        {waiting!.length > 0 && (coming ? w.needs.coming : w.needs.waiting)(waiting!)}
      </p>
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

/** How many values are to be seen in it. */
const seenIn = ({ points }: Picture): number => points.filter(({ value }) => value !== null).length;

/** What stands in a picture's place; null: it can be looked at. */
const insteadOf = (picture: Picture): string | null => {
  if (picture.empty !== undefined) return picture.empty;
  const isHidden = seenIn(picture) === 0 && picture.suppressed > 0;
  return isHidden ? w.allHidden(picture.smallGroup) : null;
};

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
            drawn.find((one) => isDrawing(one) && seenIn(one) > 1) ??
            drawn.find(isDrawing) ??
            drawn[0] ??
            pictures[0];
          if (found) setPicture(found);
        })
        .catch(() => undefined);
    return () => {
      sight.lost = true;
    };
  }, [report.id, real]);
  const sample = !real;
  const word = sample ? w.sample : picture && insteadOf(picture);
  const drawing = sample ? sampleOf(report.id) : word === null ? picture : null;
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
      {word !== null && <span class={sample ? 'sample-word' : 'instead-word'}>{word}</span>}
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
