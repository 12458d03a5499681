import { Inject, Injectable } from '@nestjs/common';
import type { CheckIn } from '#src/signs/check-ins';
import type { Often } from '#src/signs/sign-words';
import { lastWeeks } from '#src/signs/iso-week';
import { type Disturbances, RaisedPulse } from '#src/training/raised-pulse';

/** What sessions say of the pulse, to be filled into a check-in and taken away again by a tap. */
export interface PulseHint {
  value: Often;
  deltaBpm: { low: number; high: number };
  /** So many sessions say so. */
  sessions: number;
}

/** A pulse that sessions show to be raised stands for “on several days”. */
const FILLED_IN: Often = 2;

/** An illness or a new medicine told of this week or of one of the two before explains a pulse, and no older one. [own] */
export const EXPLAINS_WEEKS = 3;

/** What check-ins say that explains a pulse in `thisWeek` by itself. */
export function disturbancesOf(
  told: readonly Pick<CheckIn, 'week' | 'ill' | 'newMedicine'>[],
  thisWeek: string,
): Disturbances {
  const looked = new Set(lastWeeks(thisWeek, EXPLAINS_WEEKS));
  const lately = told.filter(({ week }) => looked.has(week));
  return {
    ill: lately.some(({ ill }) => ill === true),
    newMedicine: lately.some(({ newMedicine }) => newMedicine === true),
  };
}

@Injectable()
export class PulseHints {
  constructor(@Inject(RaisedPulse) private readonly raised: RaisedPulse) {}

  /** null: nothing to fill in. */
  async of(athleteId: string, told: readonly CheckIn[], thisWeek: string): Promise<PulseHint | null> {
    const { state, deltaBpm, sessions } = await this.raised.of(athleteId, disturbancesOf(told, thisWeek));
    if (state !== 'raised' || deltaBpm === null) return null;
    const { low, high } = deltaBpm;
    return { value: FILLED_IN, deltaBpm: { low, high }, sessions: sessions.recent };
  }
}
