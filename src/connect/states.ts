import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { OauthState } from '#src/connect/oauth-state.entity';
import { aboutState } from '#src/connect/sealed-about';
import { Vault } from '#src/database/vault';
import { IsNull, LessThan } from '#src/database/criteria';
import { Database } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { Clock, DAY_MS } from '#src/kernel/clock';

/** How long an athlete may take at a brand's page. */
const MINUTES = 15;
/** Brands are given up on after fifteen seconds; what they said is then written down. */
const ENDS_WITHIN_MS = 20_000;
const LOOK_AGAIN_MS = 100;

type Journey = Pick<OauthState, 'athleteId' | 'brand' | 'redirectUri' | 'wishes'>;
type Claimed = 'none' | { usedBefore: OauthState } | { journey: OauthState; verifier: string | null };

/** Who is on the way to a brand's page. A state opens the way back once, within a quarter of an hour, to whoever set out with it. */
@Injectable()
export class States {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Vault) private readonly vault: Vault,
  ) {}

  async begin(state: string, verifier: string | null, journey: Journey): Promise<void> {
    const now = this.clock.now();
    const stateMark = markOf(state);
    const expiresAt = new Date(now.getTime() + MINUTES * 60_000);
    await this.database.transaction(async (tx) => {
      await forgetLapsed(tx, now);
      const sealed = verifier === null ? null : await this.vault.seal(tx, verifier, aboutState(stateMark));
      await tx.insert(OauthState, {
        stateMark,
        ...journey,
        verifier: sealed?.bytes ?? null,
        keyId: sealed?.keyId ?? null,
        expiresAt,
      });
    });
  }

  /** Uses the state up. `none`: there is no such state of this athlete's, or its time is over. */
  async claim(athleteId: string, brand: string, state: string): Promise<Claimed> {
    const stateMark = markOf(state);
    const now = this.clock.now();
    return this.database.transaction(async (tx): Promise<Claimed> => {
      const journey = await tx.findOneBy(OauthState, { stateMark, athleteId, brand });
      if (!journey) return 'none';
      if (journey.usedAt) return { usedBefore: journey };
      if (journey.expiresAt <= now) return 'none';
      const used = { usedAt: now, verifier: null, keyId: null };
      const { affected } = await tx.update(OauthState, { stateMark, usedAt: IsNull() }, used);
      if (affected !== 1) return { usedBefore: journey };
      return { journey, verifier: this.verifierOf(journey) };
    });
  }

  async end(stateMark: string, outcome: string): Promise<void> {
    await this.database.transaction((tx) => tx.update(OauthState, { stateMark }, { outcome }));
  }

  /** How it ended, waited for as long as it may take whoever claimed the state first; null where they were cut short. */
  async outcomeOf(stateMark: string): Promise<string | null> {
    for (let waitedMs = 0; ; waitedMs += LOOK_AGAIN_MS) {
      const row = await this.database.read(OauthState).findOneBy({ stateMark });
      const goesOnUntil = (row?.usedAt?.getTime() ?? 0) + ENDS_WITHIN_MS;
      const isOver = goesOnUntil <= this.clock.now().getTime() || waitedMs >= ENDS_WITHIN_MS;
      if (!row || row.outcome !== null || isOver) return row?.outcome ?? null;
      await setTimeout(LOOK_AGAIN_MS);
    }
  }

  private verifierOf({ stateMark, verifier, keyId }: OauthState): string | null {
    if (verifier === null || keyId === null) return null;
    return this.vault.open({ keyId, bytes: verifier }, aboutState(stateMark));
  }
}

/** A day after its time a state tells nobody any more how its journey ended. */
export async function forgetLapsed(tx: Tx, now: Date): Promise<void> {
  await tx.delete(OauthState, { expiresAt: LessThan(new Date(now.getTime() - DAY_MS)) });
}

/** A state has 256 random bits: nothing leads back from its hash. */
function markOf(state: string): string {
  return createHash('sha256').update(state).digest('hex');
}
