import { Inject, Injectable } from '@nestjs/common';
import { Circumstances, type Told } from '#src/circumstances/circumstances';
import { type Reference, ReferenceChoices } from '#src/ledger/reference-choices';
import { referenceIntakeMg, type Authority } from '#src/magnesium/reference-intake';
import { Basics, type Basic } from '#src/people/basics';
import type { Asker } from '#src/people/visitor';

/** What this very person is recommended a day, by the authority they chose. */
@Injectable()
export class EverydayNeed {
  constructor(
    @Inject(Basics) private readonly basics: Basics,
    @Inject(ReferenceChoices) private readonly choices: ReferenceChoices,
    @Inject(Circumstances) private readonly circumstances: Circumstances,
  ) {}

  /** That somebody expects or nurses a child is for them alone: a token is told it as if they did not. */
  async of({ athleteId, by }: Asker): Promise<Reference> {
    const [basic, authority, { conditions }] = await Promise.all([
      this.basics.of(athleteId),
      this.choices.of(athleteId),
      this.circumstances.of(athleteId),
    ]);
    return referenceOf(basic, authority, by === 'cookie' ? conditions : null);
  }
}

/** Conditions are null where they were not told, or may not be worked with. */
export function referenceOf(
  { sex, ageYears }: Basic,
  authority: Authority,
  conditions: Told['conditions'],
): Reference {
  const expecting = {
    pregnant: conditions?.pregnant ?? false,
    breastfeeding: conditions?.breastfeeding ?? false,
  };
  return { authority, ...referenceIntakeMg({ sex, ageYears, ...expecting }, authority) };
}
