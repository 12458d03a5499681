import { createHash } from 'node:crypto';
import type { Delivery } from '#src/channels/delivery.entity';
import { ChannelBusy } from '#src/delivery/channel.problems';
import { DAY_MS, HOUR_MS } from '#src/kernel/clock';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;

/** Standard Webhooks 1.0.0; messages mostly expire before its end. */
const OF_HOOKS_MS = [
  5 * SECOND_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  ...[2, 5, 10, 14, 20, 24].map((hours) => hours * HOUR_MS),
];
const USUAL_MS = [5 * SECOND_MS, 30 * SECOND_MS, 2 * MINUTE_MS, 10 * MINUTE_MS, 30 * MINUTE_MS, HOUR_MS];
/** A fifth more or less, so that not everybody comes back to a service in the moment it stands again. */
const SPREAD = 0.2;
/** Nobody is believed who asks for more. */
const LONGEST_MS = DAY_MS;

/** How long to wait after a try that did not go well, ms. `attempts`: how many did not, this one among them. */
export function waitAfter({ id, channel }: Delivery, attempts: number, problem: unknown): number {
  const schedule = channel === 'webhook' ? OF_HOOKS_MS : USUAL_MS;
  const planned = schedule[Math.min(attempts, schedule.length) - 1]!;
  const asked = problem instanceof ChannelBusy ? (problem.waitS ?? 0) * SECOND_MS : 0;
  const spread = SPREAD * shareOf(`${id}:${attempts}`);
  // What they asked for is the least; what we planned is a middle.
  const wait = Math.max(planned * (1 - SPREAD / 2 + spread), asked * (1 + spread));
  return Math.min(LONGEST_MS, Math.round(wait));
}

/** Between 0 and 1, and the same each time for the same words. */
function shareOf(words: string): number {
  return createHash('sha256').update(words).digest().readUInt32BE() / 0xffffffff;
}
