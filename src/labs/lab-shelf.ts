import { Inject, Injectable } from '@nestjs/common';
import { Clock, DAY_MS } from '#src/kernel/clock';
import { decidingOf } from '#src/labs/deciding';
import { type Comparator, type Place, placeIn } from '#src/labs/intervals';
import { LabAdmission } from '#src/labs/lab-admission';
import { LabValues } from '#src/labs/lab-values';
import type { KeptValue } from '#src/labs/labs.shapes';
import { type MagnesiumWord, magnesiumWordOf } from '#src/labs/magnesium-word';
import type { Marker } from '#src/labs/markers';
import { intervalOf, type Person } from '#src/labs/own-interval';
import { ownOf } from '#src/labs/same-value';
import { orderOf } from '#src/labs/sampled';
import { Profiles } from '#src/people/profiles';

/** A value as other rooms see it, in its marker's own unit. */
export interface LabValue {
  id: string;
  marker: Marker;
  value: number;
  comparator: Comparator | null;
  /** Against the report's own interval, or the one it falls back on; null: there is none. */
  place: Place | null;
  sampledAt: string;
  /** Whole days since the sample. */
  daysAgo: number;
  /** When it was told, or corrected. */
  toldAt: Date;
}

/** What is said of a magnesium value, and whether it still is the one that decides. */
export interface LabWordOf {
  word: MagnesiumWord;
  decides: boolean;
}

/** The newest value of a marker, and of several of one day the least lucky, for other rooms. Age and consents are asked for each time. */
@Injectable()
export class LabShelf {
  constructor(
    @Inject(LabAdmission) private readonly admission: LabAdmission,
    @Inject(LabValues) private readonly values: LabValues,
    @Inject(Profiles) private readonly profiles: Profiles,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** null also where the athlete is not known to be an adult, or has not consented. */
  async latest(athleteId: string, marker: Marker, withinDays: number): Promise<LabValue | null> {
    return (await this.latestOf(athleteId, [marker], withinDays)).get(marker) ?? null;
  }

  /** Of several markers at once. */
  async latestOf(
    athleteId: string,
    markers: readonly Marker[],
    withinDays: number,
  ): Promise<Map<Marker, LabValue>> {
    const found = new Map<Marker, LabValue>();
    if (!(await this.admission.stands(athleteId))) return found;
    const { sex, birthDate } = await this.profiles.of(athleteId);
    const { values } = await this.values.of(athleteId);
    const now = this.clock.now().getTime();
    for (const [marker, { id, kept, changedAt }] of decidingOf(values)) {
      const { comparator, sampledAt } = kept;
      const daysAgo = Math.max(0, Math.floor((now - orderOf(sampledAt)) / DAY_MS));
      if (!markers.includes(marker) || daysAgo > withinDays) continue;
      const place = placeOf(kept, { sex, birthDate });
      const told = { id, marker, value: ownOf(kept), comparator, sampledAt, toldAt: changedAt };
      found.set(marker, { ...told, place, daysAgo });
    }
    return found;
  }

  /** null: there is no such value of theirs, or it may not be worked with. */
  async magnesiumWord(athleteId: string, id: string): Promise<LabWordOf | null> {
    if (!(await this.admission.stands(athleteId))) return null;
    const { sex, birthDate } = await this.profiles.of(athleteId);
    const { values } = await this.values.of(athleteId);
    const found = values.find((value) => value.id === id);
    const place = found?.kept.marker === 'magnesium' ? placeOf(found.kept, { sex, birthDate }) : null;
    if (!found || !place) return null;
    const word = magnesiumWordOf(ownOf(found.kept), found.kept.comparator, place);
    return { word, decides: decidingOf(values).get('magnesium') === found };
  }
}

function placeOf(kept: KeptValue, person: Person): Place | null {
  const interval = intervalOf(kept, person);
  return interval && placeIn(kept.value, kept.comparator, interval);
}
