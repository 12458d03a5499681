import { Inject, Injectable } from '@nestjs/common';
import type { Ground } from '#src/advice/advice';
import { KIND_FACTS } from '#src/advice/kind-facts';
import { Advisers, type Reading } from '#src/nudges/adviser';
import type { Nudge } from '#src/nudges/nudge.entity';
import { Consents } from '#src/people/consents';

/** What nudges say in the moment they are read: as their rows have it, or as found anew where rows must not tell. */
@Injectable()
export class Readings {
  constructor(
    @Inject(Advisers) private readonly advisers: Advisers,
    @Inject(Consents) private readonly consents: Consents,
  ) {}

  /** null: it is no more to be said or shown. */
  async of(nudge: Nudge): Promise<Reading | null> {
    const { athleteId, kind, key } = nudge;
    const adviser = this.advisers.all.find(({ kinds }) => kinds.includes(kind));
    const found = adviser ? await adviser.reading({ athleteId, kind, key }) : 'as-kept';
    if (found !== 'as-kept') return found;
    const { values, grounds, grade, sources } = nudge;
    return { text: kind, values, grounds, grade, sources, isCaution: KIND_FACTS[kind].isCaution };
  }

  /** Those that may be shown: what was told under a yes of its own only while that stands. */
  async shownGrounds(athleteId: string, grounds: readonly Ground[]): Promise<Ground[]> {
    const purposes = [...new Set(grounds.flatMap(({ under = [] }) => under))];
    const given = new Map(
      await Promise.all(
        purposes.map(async (purpose) => [purpose, await this.consents.given(athleteId, purpose)] as const),
      ),
    );
    return grounds.filter(({ under = [] }) => under.every((purpose) => given.get(purpose)));
  }
}
