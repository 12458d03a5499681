import { Inject, Injectable } from '@nestjs/common';
import type { Reading } from '#src/nudges/adviser';
import { NudgeConsents } from '#src/nudges/nudge-consents';
import type { Nudge } from '#src/nudges/nudge.entity';
import { Readings } from '#src/nudges/readings';

/** A nudge that may be shown, with what it says now. */
export interface Shown {
  nudge: Nudge;
  reading: Reading;
}

/** Which of what was said may be shown still. */
@Injectable()
export class Showing {
  constructor(
    @Inject(NudgeConsents) private readonly consents: NudgeConsents,
    @Inject(Readings) private readonly readings: Readings,
  ) {}

  /** In the order asked. */
  async of(athleteId: string, nudges: readonly Nudge[]): Promise<Shown[]> {
    const allowed = await this.consents.allowed(
      athleteId,
      nudges.map(({ kind }) => kind),
    );
    const shown: Shown[] = [];
    for (const nudge of nudges) {
      if (!allowed.has(nudge.kind)) continue;
      const reading = await this.readings.of(nudge);
      if (reading) shown.push({ nudge, reading });
    }
    return shown;
  }
}
