import { typed } from '../../engine/typed';
import type { Source } from '../../engine/draw';
import { snapshot } from '../../engine/store';
import type { Host } from '../../host/host';
import { sayIn } from '../../messages';
import {
  publishedFields,
  type Cell,
  type Dataset,
  type Passport,
  type Registry,
} from '../../model';
import type * as Reporting from '../reports';
import type { ReportDesk } from '../reports';
import { spokenRegistry } from '../spoken';
import { newestIn, readBoard, viewKey, type Drawn, type View } from './views';

type Code = typeof Reporting & Pick<ReportDesk, 'reports'>;

/** Draws what viewers look at, from rows that are about to be published or from what is. */
export interface Artist {
  /** Data sets that views are drawn from. */
  datasets(views: readonly View[]): readonly string[];
  seen(
    dataset: Dataset,
    hash: string,
    quarantined: number,
    cells: readonly (readonly Cell[])[],
  ): void;
  /**
   * Draws those of which something is new. What an execution has shown that was ended before it landed it
   * stays as it is, until its sources were asked again.
   */
  draw(views: readonly View[], asked?: readonly string[]): void;
  /** What was drawn since the last time. */
  take(): readonly { readonly of: View; readonly drawn: Drawn }[];
}

export const openArtist = (host: Host, registry: Registry<Host>, session: string): Artist => {
  const code = host.assets.code('reports') as Code;
  const atHand = new Map<string, Source & { readonly hash: string }>();
  /** What a view was last drawn from. */
  const from = new Map<string, string>();
  /** Data sets of which all sources have answered in this session. */
  const answered = new Set<string>();
  /** By view, whether its last drawing was left so. */
  const left = new Map<string, boolean>();
  let drawings: { of: View; drawn: Drawn }[] = [];
  let count = 0;

  const datasetsOf = ({ report }: View): readonly string[] =>
    code.reports.get(report)?.datasets ?? [];

  const drawOne = (view: View): void => {
    const say = sayIn(view.language, (file) => host.assets.text(file));
    const desk: ReportDesk = {
      host,
      registry: spokenRegistry(registry, say),
      say,
      language: view.language,
      reports: code.reports,
      open: (dataset) => atHand.get(dataset),
    };
    try {
      const drawn = code.report(desk, view.report, view.filters);
      const mark = `${session}.${(count += 1)}`;
      drawings = drawings.filter(({ of }) => viewKey(of) !== viewKey(view));
      drawings.push({
        of: view,
        drawn: { mark, at: host.clock.now(), datasets: datasetsOf(view), view: drawn },
      });
    } catch {
      // Whoever looks asks for it and is told why.
    }
  };

  /**
   * Whether a view shows more than is published, because who has shown it was ended before it was landed, and
   * not all of its sources have been asked since.
   */
  const isHeld = (view: View): boolean => {
    const key = viewKey(view);
    const { subscription } = snapshot(host);
    const wanted = datasetsOf(view).filter((id) => subscription(id).on);
    if (from.has(key) || wanted.some((id) => atHand.has(id))) return false;
    if (wanted.every((id) => answered.has(id))) return false;
    if (!left.has(key)) {
      const { drawn } = readBoard(host, view);
      const published = wanted.map((id) => subscription(id).version);
      const newest = published.map((version) => version?.since ?? version?.at ?? '').sort();
      left.set(key, drawn !== undefined && newestIn(drawn) > (newest.pop() ?? ''));
    }
    return left.get(key) === true;
  };

  return {
    datasets: (views) => [...new Set(views.flatMap(datasetsOf))].sort(),
    seen: (dataset, hash, quarantined, cells) => {
      const { version } = snapshot(host).subscription(dataset.id);
      const same = version?.hash === hash;
      const at = new Date(host.clock.now()).toISOString();
      const fields = publishedFields(dataset);
      const known = new Map<string, readonly Cell[]>();
      const column = (name: string): readonly Cell[] => {
        const i = fields.findIndex((field) => field.name === name);
        const cells_ =
          known.get(name) ??
          typed(
            fields[i]!.type,
            cells.map((row) => row[i]!),
            cells.length,
          );
        known.set(name, cells_);
        return cells_;
      };
      const passport: Passport = {
        v: 1,
        dataset: dataset.id,
        title: dataset.title,
        version: {
          number: same ? version.number : (version?.number ?? 0) + 1,
          at: same ? (version.since ?? version.at) : at,
          rows: cells.length,
          hash,
        },
        checkedAt: at,
        complete: true,
        quarantined,
        columns: fields.map(({ title }) => title),
        fields: fields.map(({ name }) => name),
      };
      atHand.set(dataset.id, {
        dataset,
        fields,
        passport,
        hash,
        columns: (names) => names.map(column),
      });
    },
    draw: (views, asked = []) => {
      for (const dataset of asked) answered.add(dataset);
      for (const view of views) {
        if (isHeld(view)) continue;
        const now = JSON.stringify(datasetsOf(view).map((id) => atHand.get(id)?.hash ?? ''));
        if (from.get(viewKey(view)) === now) continue;
        from.set(viewKey(view), now);
        drawOne(view);
      }
    },
    take: () => {
      const taken = drawings;
      drawings = [];
      return taken;
    },
  };
};
