import type { Channel, SessionSummary, Streams } from '#web/api-shapes.ts';
import { type Pace, paceOf, paceText, STANDING_MS } from '#web/session/pace.ts';
import type { Span } from '#web/session/plot-options.ts';
import { measureOf } from '#web/words/measures.ts';
import type { Numbers } from '#web/words/numbers.ts';

/** How a recorded channel is shown beside the sweat rate. */
export interface ChannelLook {
  channel: Channel;
  /** The text key of its name. */
  name: string;
  /** As a person knows it; `bpm` and the like have a text of their own. */
  unit: string;
  colour: string;
  decimals: number;
  span: Span;
  /** From what was recorded to what is drawn. */
  drawn: (recorded: number) => number;
  /** What is drawn stays a speed in m/s, and is told as a pace. */
  pace: Pace | null;
}

type Made = Pick<ChannelLook, 'channel' | 'name' | 'unit' | 'colour' | 'decimals' | 'span'>;

/** Those that tell of effort first, the surest before the others; then what the body met. */
const LOOKS: Made[] = [
  {
    channel: 'heartRateBpm',
    name: 'channel.heart',
    unit: 'bpm',
    colour: '--svett-heart',
    decimals: 0,
    span: { fromZero: false, least: 50 },
  },
  {
    channel: 'powerW',
    name: 'channel.power',
    unit: 'W',
    colour: '--svett-power',
    decimals: 0,
    span: { fromZero: true, least: 100 },
  },
  {
    channel: 'speedMs',
    name: 'channel.speed',
    unit: 'km/h',
    colour: '--svett-speed',
    decimals: 1,
    span: { fromZero: true, least: 10 },
  },
  {
    channel: 'deviceTemperatureC',
    name: 'pictures.channel.temperature',
    unit: '°C',
    colour: '--svett-more',
    decimals: 0,
    span: { fromZero: false, least: 8 },
  },
  {
    channel: 'altitudeM',
    name: 'pictures.channel.altitude',
    unit: 'm',
    colour: '--mantine-color-dimmed',
    decimals: 0,
    span: { fromZero: false, least: 60 },
  },
  {
    channel: 'cadencePerMin',
    name: 'pictures.channel.cadence',
    unit: 'perMin',
    colour: '--svett-less',
    decimals: 0,
    span: { fromZero: false, least: 40 },
  },
];

/** Those that were recorded, as somebody of this sport and with these habits reads them. */
export function channelsIn(
  streams: Streams | undefined,
  session: Pick<SessionSummary, 'sport' | 'multisport'>,
  { units }: Pick<Numbers, 'units'>,
): ChannelLook[] {
  const recorded = LOOKS.filter(({ channel }) => streams?.channels[channel]?.some((value) => value !== null));
  return recorded.map((look) => {
    const pace = look.channel === 'speedMs' ? paceOf(session, units) : null;
    if (pace) {
      const span = { fromZero: false, least: 1 };
      return { ...look, name: 'pictures.channel.pace', unit: pace.unit, span, drawn: (ms) => ms, pace };
    }
    const { unit, fromMetric } = measureOf(units, look.unit);
    // A device tells a speed in m/s, and a person in km/h.
    const drawn = look.channel === 'speedMs' ? (ms: number) => fromMetric(ms * 3.6) : fromMetric;
    return { ...look, unit, drawn, pace: null };
  });
}

/** Minutes and drawn values, as a plot wants them. Whoever stands has no pace: the line has a gap there. */
export function plotted(
  { timeS, channels }: Streams,
  { channel, drawn, pace }: ChannelLook,
): [number[], (number | null)[]] {
  const values = channels[channel] ?? [];
  const isGap = (value: number) => pace !== null && value < STANDING_MS;
  return [
    timeS.map((second) => second / 60),
    values.map((value) => (value === null || isGap(value) ? null : drawn(value))),
  ];
}

/** A drawn value as a person reads it, without its unit. */
export function drawnText(
  { pace, decimals }: ChannelLook,
  value: number,
  numbers: Pick<Numbers, 'decimal'>,
): string {
  return pace ? paceText(value, pace) : numbers.decimal(value, decimals);
}

/** Lowest and highest; of a pace what most of it lies between, as the steps before a stop are the slowest there are. */
export function extent(look: ChannelLook, values: readonly (number | null)[]): [number, number] {
  const sorted = values.filter((value) => value !== null).toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  return look.pace ? [at(0.05), at(0.95)] : [at(0), at(1)];
}

/** The place of the last moment that is not after this minute. */
export function placeOf(minutes: readonly number[], minute: number): number {
  let [low, high] = [0, minutes.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (minutes[middle]! <= minute) low = middle;
    else high = middle - 1;
  }
  return low;
}
