import { z } from 'zod';
import type { Listed, Span } from '#src/connect/arrival.port';
import type { Capabilities } from '#src/connect/capabilities.port';
import { DAY_MS } from '#src/kernel/clock';

/** Where the fetching of a link's history stands: enough to go on after a crash as if nothing had happened. */
export const HistoryCursor = z.object({
  /** Tells the facts of this fetching from those of an earlier one. */
  run: z.string(),
  step: z.number().int(),
  /** What is yet to be asked for; null: all of it has been. */
  span: z.object({ from: z.coerce.date(), to: z.coerce.date() }).nullable(),
  /** Where the brand's next page begins. */
  page: z.string().nullable(),
  /** How often we have looked for what was asked to be pushed. */
  looks: z.number().int(),
  /** Listed, and not dealt with yet; the newest first. */
  pending: z.array(z.object({ externalId: z.string(), version: z.string(), startedAt: z.coerce.date() })),
});
export type HistoryCursor = z.output<typeof HistoryCursor>;

/** A link made good again asks for what it missed, with a margin: brands take their time. */
const MARGIN_DAYS = 2;

/** The days to ask for: all the brand gives at first, later on what is missing. */
export function historyOf(
  { backfillDays }: Pick<Capabilities, 'backfillDays'>,
  { lastSyncAt, now }: { lastSyncAt: Date | null; now: Date },
): Span {
  const first = now.getTime() - backfillDays * DAY_MS;
  const missed = lastSyncAt ? lastSyncAt.getTime() - MARGIN_DAYS * DAY_MS : first;
  return { from: new Date(Math.max(first, missed)), to: now };
}

/** The newest days of what is left to ask for, and the rest; days are what people wait for in this order. */
export function nextStep({ from, to }: Span, stepDays: number): { now: Span; rest: Span | null } {
  const cut = new Date(to.getTime() - stepDays * DAY_MS);
  if (cut <= from) return { now: { from, to }, rest: null };
  return { now: { from: cut, to }, rest: { from, to: cut } };
}

/** Listed pages put together: newest first, each once. */
export function inLine(
  pending: HistoryCursor['pending'],
  items: readonly Listed[],
): HistoryCursor['pending'] {
  const byId = new Map(
    [...pending, ...items].map(({ externalId, version, startedAt }) => [
      externalId,
      { externalId, version, startedAt },
    ]),
  );
  return [...byId.values()].sort((a, b) => b.startedAt.getTime() - a.startedAt.getTime());
}
