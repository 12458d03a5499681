import { Injectable } from '@nestjs/common';
import type { CheckIn } from '#src/signs/check-ins';
import type { Often } from '#src/signs/sign-words';

/** What sessions say of the pulse, to be filled into a check-in and taken away again by a tap. */
export interface PulseHint {
  value: Often;
  deltaBpm: { low: number; high: number };
  /** So many sessions say so. */
  sessions: number;
}

@Injectable()
export class PulseHints {
  of(_athleteId: string, _lately: readonly CheckIn[]): Promise<PulseHint | null> {
    return Promise.resolve(null);
  }
}
