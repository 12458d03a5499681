import { Inject, Injectable } from '@nestjs/common';
import type { CheckIn } from '#src/signs/check-ins';
import type { Often } from '#src/signs/sign-words';
import { RaisedPulse } from '#src/training/raised-pulse';

/** What sessions say of the pulse, to be filled into a check-in and taken away again by a tap. */
export interface PulseHint {
  value: Often;
  deltaBpm: { low: number; high: number };
  /** So many sessions say so. */
  sessions: number;
}

/** A pulse that sessions show to be raised stands for “on several days”. */
const FILLED_IN: Often = 2;

@Injectable()
export class PulseHints {
  constructor(@Inject(RaisedPulse) private readonly raised: RaisedPulse) {}

  /** null: nothing to fill in. `lately`: the last weeks' answers, for an illness or a new medicine explains a pulse. */
  async of(athleteId: string, lately: readonly CheckIn[]): Promise<PulseHint | null> {
    const disturbed = {
      ill: lately.some(({ ill }) => ill === true),
      newMedicine: lately.some(({ newMedicine }) => newMedicine === true),
    };
    const { state, deltaBpm, sessions } = await this.raised.of(athleteId, disturbed);
    if (state !== 'raised' || deltaBpm === null) return null;
    const { low, high } = deltaBpm;
    return { value: FILLED_IN, deltaBpm: { low, high }, sessions: sessions.recent };
  }
}
