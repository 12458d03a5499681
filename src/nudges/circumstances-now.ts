import { Inject, Injectable } from '@nestjs/common';
import { KIND_FACTS } from '#src/advice/kind-facts';
import type { Theme } from '#src/advice/kinds';
import { In, MoreThan, MoreThanOrEqual } from '#src/database/criteria';
import type { Tx } from '#src/database/transaction';
import { DAY_MS } from '#src/kernel/clock';
import type { About } from '#src/nudges/council';
import { MannersBook } from '#src/nudges/manners';
import { Mutes } from '#src/nudges/mutes';
import { Nudge } from '#src/nudges/nudge.entity';
import { RaceDays } from '#src/nudges/race-days';
import { type Heard, isIgnored } from '#src/timing/back-off';
import type { Circumstances, SaidOn } from '#src/timing/decide';
import { daysAfter } from '#src/timing/local';
import type { Push } from '#src/timing/push-room';

/** Pushes that caps look at: those of a week, and a day of travel more. */
const PUSHES_DAYS = 8;
/** What is about safety never holds back by itself, whoever lets it go by: pages say that it is always on. */
const ALWAYS_ON: Theme = 'safety';
/** Enough to see three in a row of a theme that speaks once a month. */
const HEARD_DAYS = 120;
const HEARD_MOST = 200;

/** All that decides whether, when and how something is said to somebody, as it stands in a transaction. */
@Injectable()
export class CircumstancesNow {
  constructor(
    @Inject(MannersBook) private readonly manners: MannersBook,
    @Inject(Mutes) private readonly mutes: Mutes,
    @Inject(RaceDays) private readonly races: RaceDays,
  ) {}

  /** Of what is about to be said; a theme whose words are let go by begins to hold back here. */
  async of(tx: Tx, { now, day, addressee }: About, nudges: readonly Nudge[]): Promise<Circumstances> {
    const { athleteId, timeZone: zone, createdAt: joinedAt } = addressee;
    await this.backOff(tx, athleteId, now, new Set(nudges.map(({ theme }) => theme)));
    const { quietFrom, quietUntil, focusTimes, pausedUntil } = await this.manners.of(athleteId, tx);
    return {
      now,
      zone,
      joinedAt,
      peace: { quiet: { from: quietFrom, until: quietUntil }, focus: focusTimes },
      pausedUntil,
      pushes: await this.pushes(tx, athleteId, now),
      races: await this.races.around(athleteId, day),
      said: await this.said(tx, athleteId, day, nudges),
      muted: await this.mutes.reasons(tx, athleteId),
    };
  }

  private async pushes(tx: Tx, athleteId: string, now: Date): Promise<Push[]> {
    const since = new Date(now.getTime() - PUSHES_DAYS * DAY_MS);
    const rows = await tx.findBy(Nudge, { athleteId, state: 'spoken', pushedAt: MoreThan(since) });
    return rows.map(({ pushedAt, saidOn, kind, sessionId }) => ({
      at: pushedAt!,
      day: saidOn!,
      afterSession: KIND_FACTS[kind].followsSession ? sessionId : null,
    }));
  }

  private async said(tx: Tx, athleteId: string, day: string, nudges: readonly Nudge[]): Promise<SaidOn[]> {
    const kinds = [...new Set(nudges.map(({ kind }) => kind))];
    const days = kinds.flatMap((kind) => dayCapsOf(kind).map(({ inDays }) => inDays));
    if (days.length === 0) return [];
    const saidOn = MoreThanOrEqual(daysAfter(day, 1 - Math.max(...days)));
    const rows = await tx.find(Nudge, {
      select: { id: true, kind: true, saidOn: true },
      where: { athleteId, state: 'spoken', kind: In(kinds), saidOn },
    });
    return rows.map((row) => ({ kind: row.kind, day: row.saidOn! }));
  }

  private async backOff(tx: Tx, athleteId: string, now: Date, themes: ReadonlySet<Theme>): Promise<void> {
    const backedOff = await this.mutes.backedOff(tx, athleteId);
    const since = new Date(now.getTime() - HEARD_DAYS * DAY_MS);
    const rows = await tx.find(Nudge, {
      where: { athleteId, state: 'spoken', pushedAt: MoreThan(since) },
      order: { spokenAt: 'DESC' },
      take: HEARD_MOST,
    });
    for (const theme of themes) {
      if (theme === ALWAYS_ON) continue;
      const heard = rows.filter((row) => row.theme === theme).map(heardOf);
      if (isIgnored(heard, { now, since: backedOff.get(theme) ?? null }))
        await this.mutes.backOff(tx, athleteId, theme);
    }
  }
}

/** Those that count days; of one event there is one row at most. */
export function dayCapsOf(kind: Nudge['kind']): { most: number; inDays: number }[] {
  return KIND_FACTS[kind].caps.flatMap((cap) => ('inDays' in cap ? [cap] : []));
}

function heardOf({ pushedAt, expiresAt, seenAt, actedAt, dismissedAt }: Nudge): Heard {
  return { pushedAt: pushedAt!, expiresAt, cared: (seenAt ?? actedAt ?? dismissedAt) !== null };
}
