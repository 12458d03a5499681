import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#src/database/database';
import { Estimate } from '#src/estimates/estimate.entity';
import { OwnMagnesium } from '#src/estimates/own-magnesium.port';
import { dayOf } from '#src/kernel/clock';
import type { Asker } from '#src/people/visitor';
import { type Lineage, lineageFor } from '#src/sessions/audience';
import { splitLogNormal, type SplitLogNormal } from '#src/sweat/correlated-sum';
import { quantile } from '#src/sweat/distribution';
import { DAY_SIGMA } from '#src/sweat/interval';
import { MAGNESIUM_SESSION_SIGMA, magnesiumMgPerL, type SweatMagnesium } from '#src/sweat/magnesium';
import { withOwnMagnesium } from '#src/sweat/magnesium-test';

/** Magnesium that one session cost the athlete, as they see it. */
export interface MagnesiumLoss {
  sessionId: string;
  /** UTC's day on which it began: for whoever does not know the athlete's own. */
  utcDay: string;
  /** mg; null where nothing could be estimated. */
  mg: SplitLogNormal | null;
}

export interface MagnesiumLost {
  bySession: Map<string, MagnesiumLoss>;
  /** It is reckoned with a laboratory's test of the athlete's own sweat. */
  isSweatTested: boolean;
  /** What a litre of this athlete's sweat may hold at the upper end (95 %), mg/L: for sessions without an estimate. */
  highMgPerL: number;
}

interface Raw {
  athleteId: string;
  sessionId: string;
  lineage: Lineage;
  startedAt: Date | string;
  mg: number | null;
  sigma: number | null;
}

/** What of the spread is surely the session's own: the day's sweat and the session's concentration, ln units. */
const OWN_SIGMA = Math.hypot(DAY_SIGMA, MAGNESIUM_SESSION_SIGMA);

/** Read along one index, without what the estimates were made of; with what is believed of the athlete's own sweat, if anything. */
@Injectable()
export class MagnesiumLosses {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(OwnMagnesium) private readonly magnesium: OwnMagnesium,
  ) {}

  /** Of all sessions that began from one moment to before another; one query, whatever the range. */
  async between(asker: Asker, from: Date, to: Date): Promise<MagnesiumLost> {
    const own = await this.magnesium.of(asker);
    const rows = await this.rows([asker.athleteId], ['shareable', 'owner'], from, to);
    return lostOf(rows, own);
  }

  /**
   * By athlete, as others than they may see it: one query, however many there are. A laboratory's test of somebody's sweat
   * is for them alone, and has no part in it.
   */
  async ofMany(
    audience: 'others',
    athleteIds: readonly string[],
    from: Date,
    to: Date,
  ): Promise<Map<string, MagnesiumLost>> {
    const rows = athleteIds.length > 0 ? await this.rows(athleteIds, [lineageFor(audience)], from, to) : [];
    const byAthlete = new Map<string, Raw[]>(athleteIds.map((athleteId) => [athleteId, []]));
    for (const row of rows) byAthlete.get(row.athleteId)!.push(row);
    return new Map([...byAthlete].map(([athleteId, own]) => [athleteId, lostOf(own, null)]));
  }

  /** Of one session of theirs. */
  async of(asker: Asker, sessionId: string): Promise<SplitLogNormal | null> {
    const rows = await this.database.read(Estimate).find({
      select: { id: true, lineage: true, magnesiumMg: true, magnesiumSigma: true },
      where: { sessionId, athleteId: asker.athleteId, current: true },
    });
    const best = rows.find(({ lineage }) => lineage === 'owner') ?? rows[0];
    return best ? split(best.magnesiumMg, best.magnesiumSigma, await this.magnesium.of(asker)) : null;
  }

  private rows(
    athleteIds: readonly string[],
    lineages: readonly Lineage[],
    from: Date,
    to: Date,
  ): Promise<Raw[]> {
    return this.database
      .read(Estimate)
      .createQueryBuilder('row')
      .select('row.athlete_id', 'athleteId')
      .addSelect('row.session_id', 'sessionId')
      .addSelect('row.lineage', 'lineage')
      .addSelect('row.started_at', 'startedAt')
      .addSelect('row.magnesium_mg', 'mg')
      .addSelect('row.magnesium_sigma', 'sigma')
      .where('row.athlete_id IN (:...athleteIds) AND row.current = :current', { athleteIds, current: true })
      .andWhere('row.lineage IN (:...lineages)', { lineages })
      .andWhere('row.started_at >= :from AND row.started_at < :to', { from, to })
      .getRawMany<Raw>();
  }
}

function lostOf(rows: readonly Raw[], own: SweatMagnesium | null): MagnesiumLost {
  const bySession = new Map<string, MagnesiumLoss>();
  for (const { sessionId, lineage, startedAt, mg, sigma } of rows) {
    // The owner's own line knows more than the one that may be shared.
    if (lineage !== 'owner' && bySession.has(sessionId)) continue;
    const utcDay = typeof startedAt === 'string' ? startedAt.slice(0, 10) : dayOf(startedAt);
    bySession.set(sessionId, { sessionId, utcDay, mg: split(mg, sigma, own) });
  }
  const perL = magnesiumMgPerL({ heatAcclimatised: false }, own ?? undefined);
  return { bySession, isSweatTested: own !== null, highMgPerL: quantile(perL, 0.95) };
}

/** All the rest is the same in every session: the person, the model, the laboratories' disagreement. */
function split(mg: number | null, sigma: number | null, own: SweatMagnesium | null): SplitLogNormal | null {
  if (mg === null || sigma === null) return null;
  const kept = { mu: Math.log(mg), sigma };
  const lost = own ? withOwnMagnesium(kept, own) : kept;
  const ownSigma = Math.min(lost.sigma, OWN_SIGMA);
  const sharedSigma = Math.sqrt(lost.sigma * lost.sigma - ownSigma * ownSigma);
  return splitLogNormal(Math.exp(lost.mu), { sharedSigma, ownSigma });
}
