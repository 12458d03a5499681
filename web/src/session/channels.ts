import type { Channel, Streams } from '#web/api-shapes.ts';
import type { Span } from '#web/session/plot-options.ts';
import { measureOf, type Units } from '#web/words/measures.ts';

/** How a recorded channel is shown beside the sweat rate. */
export interface ChannelLook {
  channel: Channel;
  /** The text key of its name and unit: `channel.heart`. */
  name: string;
  unit: string;
  colour: string;
  /** From the recorded unit to the shown one. */
  factor: number;
  decimals: number;
  span: Span;
}

/** Those that tell of effort, the surest first. */
const LOOKS: ChannelLook[] = [
  {
    channel: 'heartRateBpm',
    name: 'channel.heart',
    unit: 'bpm',
    colour: '--svett-heart',
    factor: 1,
    decimals: 0,
    span: { fromZero: false, least: 50 },
  },
  {
    channel: 'powerW',
    name: 'channel.power',
    unit: 'W',
    colour: '--svett-power',
    factor: 1,
    decimals: 0,
    span: { fromZero: true, least: 100 },
  },
  {
    channel: 'speedMs',
    name: 'channel.speed',
    unit: 'km/h',
    colour: '--svett-speed',
    factor: 3.6,
    decimals: 1,
    span: { fromZero: true, least: 10 },
  },
];

/** Those that were recorded, in the units somebody is used to. */
export function channelsIn(streams: Streams | undefined, units: Units): ChannelLook[] {
  const recorded = LOOKS.filter(({ channel }) => streams?.channels[channel]?.some((value) => value !== null));
  return recorded.map((look) => {
    const { unit, fromMetric } = measureOf(units, look.unit);
    return { ...look, unit, factor: fromMetric(look.factor) };
  });
}

/** Minutes and shown values, as a plot wants them. */
export function plotted(streams: Streams, look: ChannelLook): [number[], (number | null)[]] {
  const values = streams.channels[look.channel] ?? [];
  return [
    streams.timeS.map((second) => second / 60),
    values.map((value) => (value === null ? null : value * look.factor)),
  ];
}
