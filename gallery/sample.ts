import type { Axis, Chart, Picture, Point } from '../src/model';
import { w } from './words';

/**
 * Numbers for a small picture before there are any. They follow from the chart's name alone, are drawn pale,
 * and the card says that they are not the school's.
 */
const seeded = (text: string): (() => number) => {
  let state = Array.from(text, (letter) => letter.charCodeAt(0)).reduce(
    (sum, code) => (sum * 31 + code) >>> 0,
    7,
  );
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
};

const LETTERS = ['A', 'B', 'C', 'D', 'E'];

export const sampleOf = (id: string): Picture => {
  const next = seeded(id);
  const axis: Axis = {
    title: '',
    kind: 'category',
    values: LETTERS.map((letter) => ({ key: letter, text: letter })),
  };
  const points: readonly Point[] = LETTERS.map((letter) => ({
    x: letter,
    value: Math.round((0.35 + next() * 0.6) * 100) / 100,
    people: null,
  }));
  const chart: Chart = {
    id: 'sample',
    title: w.sample,
    question: w.sample,
    dataset: '',
    mark: next() > 0.5 ? 'bar' : 'area',
    y: { of: 'rows', title: '', format: 'percent' },
  };
  return {
    chart,
    x: axis,
    y: { title: '', format: 'percent' },
    points,
    thresholds: [],
    suppressed: 0,
    smallGroup: 0,
    notApplied: [],
    complete: true,
    quarantined: 0,
  };
};
