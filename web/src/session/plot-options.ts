import type uPlot from 'uplot';
import { clock } from '#web/session/clock.ts';
import { type Pace, paceMarks } from '#web/session/pace.ts';

/** All panels keep the same room at the left, so that a minute stands above itself. */
const AXIS_WIDTH = 46;
const SYNC_KEY = 'session';
const MOST_PACES = 3;
/** Steps that one decimal tells exactly: a mark at 0.25 would be written 0.3. */
const ROUND_STEPS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
const ROUND_MINUTES = [1, 2, 5, 10, 15, 20, 30, 60, 120, 180, 240, 360, 720];

/** Colours as the theme has them now; a canvas cannot follow CSS by itself. */
export function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

export interface PanelSetting {
  height: number;
  /** Minutes; all panels share it. */
  lengthMin: number;
  format: (value: number) => string;
  /** Told the index under the pointer, null when it leaves. */
  onPoint?: ((index: number | null) => void) | undefined;
}

type Options = Omit<uPlot.Options, 'width'>;

function panel({ height, lengthMin, format, onPoint }: PanelSetting): Options {
  const text = colour('--mantine-color-dimmed');
  const rule = { stroke: colour('--svett-line'), width: 1 };
  const font = `12px ${getComputedStyle(document.body).fontFamily}`;
  return {
    height,
    padding: [8, 14, 0, 0],
    legend: { show: false },
    cursor: {
      sync: { key: SYNC_KEY, setSeries: false },
      drag: { x: false, y: false },
      points: { size: 8 },
      y: false,
    },
    scales: { x: { time: false, range: () => [0, lengthMin] } },
    axes: [
      {
        stroke: text,
        font,
        grid: { show: false },
        ticks: rule,
        incrs: ROUND_MINUTES,
        space: 56,
        size: 34,
        values: (_, marks) => marks.map(clock),
      },
      {
        stroke: text,
        font,
        grid: rule,
        ticks: { show: false },
        size: AXIS_WIDTH,
        gap: 6,
        space: 36,
        incrs: ROUND_STEPS,
        values: (_, marks) => marks.map(format),
      },
    ],
    series: [],
    hooks: onPoint ? { setCursor: [(plot) => onPoint(plot.cursor.idx ?? null)] } : {},
  };
}

/** Sweat rate with its likely band: data are minute, median, p90, p10. */
export function ratePanel(setting: PanelSetting): Options {
  const band = colour('--svett-sweat-likely');
  const edge = { stroke: 'transparent', width: 0, points: { show: false } };
  const base = panel(setting);
  return {
    ...base,
    scales: { ...base.scales, y: { range: (_, __, highest) => [0, Math.max(0.4, highest * 1.08)] } },
    series: [{}, { stroke: colour('--svett-sweat'), width: 2.2, points: { show: false } }, edge, edge],
    bands: [{ series: [2, 3], fill: `color-mix(in srgb, ${band} 42%, transparent)` }],
  };
}

/** Where a channel's axis begins, and how much of it is shown at least, so that calm is not drawn as a storm. */
export interface Span {
  fromZero: boolean;
  least: number;
}

/** One recorded channel: data are minute, value. A pace has its marks where a runner would put them. */
export function channelPanel(
  setting: PanelSetting,
  { span, pace }: { span: Span; pace: Pace | null },
  stroke: string,
): Options {
  const { fromZero, least } = span;
  const base = panel(setting);
  const [time, values] = base.axes as [uPlot.Axis, uPlot.Axis];
  const range: uPlot.Scale.Range = (_, lowest, highest) => {
    const room = Math.max((highest - lowest) * 0.08, (least - (highest - lowest)) / 2);
    return [fromZero ? 0 : Math.max(lowest - room, pace ? 0 : -Infinity), highest + room];
  };
  const splits: uPlot.Axis.Splits = (_, __, low, high) => paceMarks(low, high, pace!, MOST_PACES);
  return {
    ...base,
    scales: { ...base.scales, y: { range } },
    // Three marks are enough for so low a picture.
    axes: [time, { ...values, space: 28, ...(pace && { splits }) }],
    series: [{}, { stroke, width: 1.5, points: { show: false } }],
  };
}
