import { Inject, Injectable } from '@nestjs/common';
import { type Advice, isSaid, type Verdict } from '#src/advice/advice';
import { KIND_FACTS, OF_ONE_DAY } from '#src/advice/kind-facts';
import { nameOf, type Occasion, type Reading } from '#src/nudges/adviser';
import { type About, Council } from '#src/nudges/council';
import { askedAt } from '#src/nudges/moments';
import type { Nudge } from '#src/nudges/nudge.entity';
import { Readings } from '#src/nudges/readings';
import { TrainingRest } from '#src/nudges/training-rest';

/** What is found of a nudge in its moment. */
export type Found =
  /** `advice`: with the figures of now, and perhaps of another kind; null: it stands as it was kept. */
  { stands: true; reading: Reading; advice: Advice | null } | { stands: false; because: string };

/** Asks once more, in the moment they are due, whether nudges are still worth saying. */
@Injectable()
export class Afresh {
  constructor(
    @Inject(Council) private readonly council: Council,
    @Inject(Readings) private readonly readings: Readings,
    @Inject(TrainingRest) private readonly rest: TrainingRest,
  ) {}

  /**
   * By nudge; those of nobody any more are left out, and so is one that cannot be looked at, unless it is `dueId` itself: it
   * must keep no other from being said, and each has a fact of its own to fail by.
   */
  async of(
    nudges: readonly Nudge[],
    dueId: string,
  ): Promise<{ about: About; found: Map<string, Found> } | null> {
    const found = new Map<string, Found>();
    let about: About | null = null;
    for (const together of byOccasion(nudges)) {
      about = (await this.council.about(together[0]!.occasion)) ?? about;
      if (about) await this.look(together, about, dueId, found);
    }
    return about && { about, found };
  }

  private async look(
    together: readonly Nudge[],
    about: About,
    dueId: string,
    found: Map<string, Found>,
  ): Promise<void> {
    const { occasion, athleteId, id } = together[0]!;
    try {
      const isAtRest = await this.rest.stands(athleteId, about.day);
      const verdicts = await this.verdicts(occasion, about, together);
      for (const nudge of together)
        found.set(nudge.id, await this.one(nudge, verdicts, { now: about.now, isAtRest }));
    } catch (error) {
      if (together.length === 1 && id === dueId) throw error;
      if (together.length > 1) for (const nudge of together) await this.look([nudge], about, dueId, found);
    }
  }

  private verdicts(occasion: Occasion, about: About, nudges: readonly Nudge[]): Promise<Verdict[]> {
    const kinds = new Set(nudges.map(({ kind }) => kind));
    return this.council.ask(occasion, askedAt(about.now, about.addressee.timeZone), kinds);
  }

  private async one(
    nudge: Nudge,
    verdicts: readonly Verdict[],
    { now, isAtRest }: { now: Date; isAtRest: boolean },
  ): Promise<Found> {
    const { kind, key, sessionId, wantedAgain } = nudge;
    const said = verdicts.filter(isSaid);
    // By its key first: a week that was enough this afternoon may be low by the evening.
    const advice =
      said.find((one) => one.key === key) ??
      said.find((one) => one.kind === kind && sessionId !== null && one.sessionId === sessionId);
    const kindNow = advice?.kind ?? kind;
    // One reason for both, and no other than this: a row that told which would tell of somebody's health.
    if (isAtRest && KIND_FACTS[kindNow].isOfTraining) return { stands: false, because: 'rest' };
    // Moved by a night or a journey: its “tomorrow” is here, also for whoever asked to be told again.
    if (OF_ONE_DAY.has(kindNow) && now > nudge.expiresAt) return { stands: false, because: 'past' };
    const reading = await this.readings.of({ ...nudge, kind: kindNow });
    if (!reading) return { stands: false, because: 'past' };
    if (advice) return { stands: true, reading, advice };
    const same = verdicts.filter((verdict) => verdict.kind === kind);
    const silence = same.find((verdict) => 'silent' in verdict);
    if (silence && 'silent' in silence) return { stands: false, because: discreet(silence.silent) };
    // Whoever asked to be told later knew that the hour would be another.
    return wantedAgain ? { stands: true, reading, advice: null } : { stands: false, because: 'past' };
  }
}

/** A row keeps its reason in the open: of a red flag it says no more than that there was a reason to rest. */
function discreet(because: string): string {
  return because === 'red-flag' ? 'rest' : because;
}

function byOccasion(nudges: readonly Nudge[]): Nudge[][] {
  const groups = new Map<string, Nudge[]>();
  for (const nudge of nudges) {
    const occasion = nameOf(nudge.occasion);
    groups.set(occasion, [...(groups.get(occasion) ?? []), nudge]);
  }
  return [...groups.values()];
}
