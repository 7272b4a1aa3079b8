import type { Chart, Condition, Conditions, Measure, Quantity, Report } from '../../model';
import type { Say } from '../../messages';

export type Settings = Readonly<Record<string, string>>;

/** What the school has chosen, else what the report says. */
export const settingsOf = (report: Report, chosen: Settings = {}): Settings =>
  Object.fromEntries(
    (report.settings ?? []).map(({ id, default: otherwise }) => [id, chosen[id] ?? otherwise]),
  );

const filled = (where: Conditions | undefined, settings: Settings): Conditions | undefined => {
  const value = (text: string): string =>
    text.replace(/^\{(\w+)\}$/, (whole, id: string) => settings[id] ?? whole);
  const one = (condition: Condition): Condition => ({
    ...condition,
    values: condition.values.map(value),
  });
  return where?.map((group) => group.map(one));
};

const quantity = <Q extends Quantity>(q: Q, settings: Settings): Q => {
  const where = 'where' in q ? { where: filled(q.where, settings) } : {};
  const among = 'among' in q ? { among: filled(q.among, settings) } : {};
  const parts =
    q.of === 'ratio'
      ? { above: quantity(q.above, settings), below: quantity(q.below, settings) }
      : {};
  return { ...q, ...where, ...among, ...parts };
};

/** A chart in the reader's language, with the school's settings where it names them. */
export const filledChart = (chart: Chart, settings: Settings, say: Say): Chart => {
  const measure = (m: Measure): Measure => ({
    ...quantity(m, settings),
    title: say(m.title),
    ...(m.unit === undefined ? {} : { unit: say(m.unit) }),
  });
  const where = filled(chart.where, settings);
  return {
    ...chart,
    title: say(chart.title),
    question: say(chart.question),
    ...(chart.note === undefined ? {} : { note: say(chart.note) }),
    ...(where ? { where } : {}),
    y: measure(chart.y),
    ...(chart.also ? { also: chart.also.map(measure) } : {}),
    ...(chart.thresholds
      ? {
          thresholds: chart.thresholds.map((line) => ({
            ...line,
            label: say(line.label),
            value:
              typeof line.value === 'number' ? line.value : Number(settings[line.value.setting]),
          })),
        }
      : {}),
  };
};
