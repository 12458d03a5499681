import { Inject, Injectable } from '@nestjs/common';
import { KIND_FACTS } from '#src/advice/kind-facts';
import { Clock } from '#src/kernel/clock';
import { MannersBook } from '#src/nudges/manners';
import { Mutes } from '#src/nudges/mutes';
import type { Shown } from '#src/nudges/showing';
import { TrainingRest } from '#src/nudges/training-rest';
import type { Addressee } from '#src/people/addressees';
import { politeMoment } from '#src/timing/polite';

/**
 * What somebody still wants to hear in the moment it leaves. That may be later than the one it was said in: a push service
 * that takes nothing holds it up, and meanwhile its reader asked for peace.
 */
@Injectable()
export class Welcome {
  constructor(
    @Inject(MannersBook) private readonly manners: MannersBook,
    @Inject(Mutes) private readonly mutes: Mutes,
    @Inject(TrainingRest) private readonly rest: TrainingRest,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async of({ athleteId, timeZone }: Addressee, shown: readonly Shown[]): Promise<Shown[]> {
    const now = this.clock.now();
    const { quietFrom, quietUntil, focusTimes, pausedUntil } = await this.manners.of(athleteId);
    const peace = { quiet: { from: quietFrom, until: quietUntil }, focus: focusTimes };
    if (politeMoment(now, timeZone, peace)?.getTime() !== now.getTime()) return [];
    const isAtRest = await this.rest.standsNow(athleteId);
    const themes = await this.mutes.list(athleteId);
    const muted = new Set(themes.filter((one) => one.muted).map(({ theme }) => theme));
    const isPaused = pausedUntil !== null && pausedUntil > now;
    return shown.filter(({ nudge: { kind, theme, timesSaid }, reading: { isCaution } }) => {
      if (isAtRest && KIND_FACTS[kind].isOfTraining) return false;
      // Whoever asked to be told once more did so of their own will.
      return isCaution || timesSaid > 1 || !(isPaused || muted.has(theme));
    });
  }
}
