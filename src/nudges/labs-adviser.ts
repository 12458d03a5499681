import { Inject, Injectable } from '@nestjs/common';
import type { Ground, Verdict } from '#src/advice/advice';
import { labReading, labValue, valueOfKey } from '#src/advice/lab-values';
import { DAY_MS } from '#src/kernel/clock';
import { LabShelf } from '#src/labs/lab-shelf';
import { LAB_COUNTS_DAYS } from '#src/labs/supplement-rule';
import { Adviser, type Asked, type Occasion, type Reading, type Said } from '#src/nudges/adviser';
import { Callable } from '#src/nudges/callable';
import { LabKeys } from '#src/nudges/lab-keys';
import { GROWN_UP_AT } from '#src/people/age';
import { Basics } from '#src/people/basics';
import { StandingFlags } from '#src/signs/standing-flags';

/**
 * Speaks of laboratory values. They are sealed where they lie, so a row says that there is something to read and of which
 * value, the same for every value; which word it is, is found whenever it is read.
 */
@Injectable()
export class LabsAdviser extends Adviser {
  readonly kinds = ['lab-value'] as const;

  constructor(
    @Inject(LabShelf) private readonly labs: LabShelf,
    @Inject(StandingFlags) private readonly flags: StandingFlags,
    @Inject(Basics) private readonly basics: Basics,
    @Inject(Callable) private readonly callable: Callable,
    @Inject(LabKeys) private readonly keys: LabKeys,
  ) {
    super();
  }

  async on(occasion: Occasion, { now, time }: Asked): Promise<Verdict[]> {
    const { of, athleteId } = occasion;
    if (of !== 'lab-values') return [];
    const { ageYears } = await this.basics.of(athleteId);
    const isAdult = ageYears !== null && ageYears >= GROWN_UP_AT;
    const value = await this.labs.latest(athleteId, 'magnesium', LAB_COUNTS_DAYS);
    const toldDaysAgo = value ? Math.floor((now.getTime() - value.toldAt.getTime()) / DAY_MS) : 0;
    const valueId = value?.id ?? null;
    const mark = valueId === null ? '' : this.keys.markOf(valueId, await this.wordOf(athleteId, valueId));
    return [labValue({ isAdult, valueId, mark, toldDaysAgo, time })];
  }

  override async reading(said: Said): Promise<Reading | null> {
    const { athleteId, key } = said;
    const found = await this.labs.magnesiumWord(athleteId, valueOfKey(key));
    if (!found || (await this.keys.isOvertaken(said))) return null;
    const { decides, word } = found;
    const isForDoctor = (await this.flags.stands(athleteId)) === true;
    const { isCaution, ...words } = labReading(word, isForDoctor);
    const ground: Ground = { what: 'lab-value-told', under: ['lab-values'] };
    // What a newer value has taken the place of is history, and no alarm.
    return {
      ...words,
      values: await this.callable.of(athleteId),
      grounds: [ground],
      isCaution: isCaution && decides,
    };
  }
  private async wordOf(athleteId: string, valueId: string): Promise<string> {
    return (await this.labs.magnesiumWord(athleteId, valueId))?.word ?? 'unplaced';
  }
}
