import type uPlot from 'uplot';
import { colour } from '#web/session/plot-options.ts';
import type { TrendItem } from '#web/ledger/ledger-queries.ts';

const AXIS_WIDTH = 46;
const DAY_S = 86_400;
const STEPS_MG = [20, 50, 100, 200, 500];
/** Days between two marks of the axis below. */
const STEPS_DAYS = [1, 2, 7, 14, 28, 56, 91].map((days) => days * DAY_S);

interface Setting {
  height: number;
  format: (mg: number) => string;
  /** A moment in UTC, seconds. */
  formatDay: (second: number) => string;
  onPoint: (index: number | null) => void;
}

/** Data are day, 0, everyday need with sessions, that without, need p90 and p10, intake, its p90 and p10. */
export function trendData(items: readonly TrendItem[]): uPlot.AlignedData {
  const column = (of: (item: TrendItem) => number | null) => items.map(of);
  const everyday = ({ everyday: { lowMg, highMg } }: TrendItem) => (lowMg + highMg) / 2;
  return [
    items.map(({ from }) => Date.parse(from) / 1000),
    column(() => 0),
    column((item) => everyday(item) + item.sessionsPart.mg),
    column(everyday),
    column(({ need }) => need.p90),
    column(({ need }) => need.p10),
    column(({ intake }) => intake?.mg ?? null),
    column(({ intake }) => intake?.p90 ?? null),
    column(({ intake }) => intake?.p10 ?? null),
  ] as uPlot.AlignedData;
}

/** Both axes from nothing, so that what is small looks small. */
export function trendPanel({ height, format, formatDay, onPoint }: Setting): Omit<uPlot.Options, 'width'> {
  const text = colour('--mantine-color-dimmed');
  const rule = { stroke: colour('--svett-line'), width: 1 };
  const font = `12px ${getComputedStyle(document.body).fontFamily}`;
  const pale = (name: string, percent: number) =>
    `color-mix(in srgb, ${colour(name)} ${percent}%, transparent)`;
  const edge = { stroke: 'transparent', width: 0, points: { show: false } };
  const line = (stroke: string, dash?: number[]) => ({
    stroke,
    width: 2,
    points: { show: false },
    ...(dash && { dash }),
  });
  return {
    height,
    padding: [8, 14, 0, 0],
    legend: { show: false },
    cursor: { drag: { x: false, y: false }, points: { size: 8 }, y: false },
    scales: { x: { time: false }, y: { range: (_, __, highest) => [0, Math.max(450, highest * 1.05)] } },
    axes: [
      {
        stroke: text,
        font,
        grid: { show: false },
        ticks: rule,
        incrs: STEPS_DAYS,
        space: 64,
        size: 34,
        values: (_, marks) => marks.map(formatDay),
      },
      {
        stroke: text,
        font,
        grid: rule,
        ticks: { show: false },
        size: AXIS_WIDTH,
        gap: 6,
        space: 36,
        incrs: STEPS_MG,
        values: (_, marks) => marks.map(format),
      },
    ],
    series: [
      {},
      edge,
      line(colour('--svett-mineral')),
      // Drawn over the one before: a day without a session shows no colour of sessions.
      line(colour('--mantine-color-dimmed')),
      edge,
      edge,
      line(colour('--svett-sweat'), [6, 4]),
      edge,
      edge,
    ],
    bands: [
      { series: [3, 1], fill: pale('--mantine-color-dimmed', 14) },
      { series: [4, 5], fill: pale('--mantine-color-dimmed', 22) },
      { series: [2, 3], fill: colour('--svett-mineral-likely') },
      { series: [7, 8], fill: pale('--svett-sweat-likely', 30) },
    ],
    hooks: { setCursor: [(plot) => onPoint(plot.cursor.idx ?? null)] },
  };
}
