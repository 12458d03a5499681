import { Inject, Injectable } from '@nestjs/common';
import { type Factor, type FactorCode, FACTORS, type NotKnown, type Ruling } from '#src/ledger/factor';
import { age, alcohol, diabetes, longStress, stomach } from '#src/ledger/factor-body';
import { caffeine, energyRestriction, lowCarbohydrate, oneSided } from '#src/ledger/factor-eating';
import { FactorGrounds, type Trained } from '#src/ledger/factor-grounds';
import { heavySweating } from '#src/ledger/factor-sweating';
import { FactorTold, type ToldOf } from '#src/ledger/factor-told';
import { hardTraining, heat, longTraining } from '#src/ledger/factor-training';
import { type Basic, Basics } from '#src/people/basics';
import { Consents } from '#src/people/consents';

/** The circumstances that apply to somebody, and those of which nobody can say. */
export interface Factors {
  applies: Factor[];
  unknown: NotKnown[];
}

/** How much is known of what each does to magnesium, and from where; last, whose limit it is. Keys of docs/science.md. */
export const KNOWN: Record<FactorCode, Pick<Factor, 'evidence' | 'sources'>> = {
  'hard-training': { evidence: 'measured-in-people', sources: ['Deuster1987'] },
  'long-training': { evidence: 'seen-together', sources: ['Goettingen2002'] },
  heat: { evidence: 'measured-in-people', sources: ['Beller1975', 'SMHI-heat'] },
  'heavy-sweating': { evidence: 'measured-in-people', sources: ['Baker2011', 'Montain2007', 'Barnes2019'] },
  'low-carbohydrate': { evidence: 'plausible', sources: [] },
  'one-sided': { evidence: 'plausible', sources: [] },
  'long-stress': { evidence: 'seen-together', sources: ['Pickering2020'] },
  caffeine: { evidence: 'small-effect', sources: ['KynastGales1994', 'EFSA2015Caffeine'] },
  alcohol: { evidence: 'measured-in-people', sources: ['Rivlin1994', 'Elisaf1995', 'Socialstyrelsen-2023'] },
  stomach: { evidence: 'seen-together', sources: ['Schwalfenberg2017', 'Srinutta2019'] },
  'energy-restriction': { evidence: 'plausible', sources: ['NielsenLukaski2006'] },
  age: { evidence: 'plausible', sources: [] },
  'type-2-diabetes': { evidence: 'plausible', sources: [] },
};

/** Which circumstances apply to an athlete, with what each rests on. No score, and nothing like a probability. */
@Injectable()
export class FactorList {
  constructor(
    @Inject(FactorGrounds) private readonly grounds: FactorGrounds,
    @Inject(FactorTold) private readonly told: FactorTold,
    @Inject(Basics) private readonly basics: Basics,
    @Inject(Consents) private readonly consents: Consents,
  ) {}

  /** Those that apply; none without the consent to keep health data. */
  async of(athleteId: string): Promise<Factor[]> {
    if (!(await this.consents.given(athleteId, 'health-data'))) return [];
    return (await this.gathered(athleteId)).applies;
  }

  /** @throws ConsentNeeded */
  async whole(athleteId: string): Promise<Factors> {
    await this.consents.demand(athleteId, 'health-data');
    return this.gathered(athleteId);
  }

  private async gathered(athleteId: string): Promise<Factors> {
    const basic = await this.basics.of(athleteId);
    const [trained, told] = await Promise.all([
      this.grounds.of(athleteId, basic.today),
      this.told.of(athleteId, basic.today),
    ]);
    return sorted(rulingsOf(trained, told, basic));
  }
}

export function rulingsOf(
  { loads, sweat }: Trained,
  told: ToldOf,
  { today, ageYears }: Basic,
): Record<FactorCode, Ruling> {
  const isPregnant = told.conditions.told?.pregnant === true;
  return {
    'hard-training': hardTraining(loads, today),
    'long-training': longTraining(loads, today),
    heat: heat(loads, today),
    'heavy-sweating': heavySweating(sweat, loads.length, today),
    'low-carbohydrate': lowCarbohydrate(told.diet, told.noted, today),
    'one-sided': oneSided(told.diet, told.noted),
    'long-stress': longStress(told.checkIns, told.may),
    caffeine: caffeine(told.caffeine, told.noted, isPregnant, told.weekly.coffeeMg),
    alcohol: alcohol(told.alcohol, told.weekly.glasses),
    stomach: stomach(told.stomach),
    'energy-restriction': energyRestriction(told.diet, ageYears),
    age: age(ageYears),
    'type-2-diabetes': diabetes(told.conditions),
  };
}

export function sorted(rulings: Record<FactorCode, Ruling>): Factors {
  const factors: Factors = { applies: [], unknown: [] };
  for (const code of FACTORS) {
    const ruling = rulings[code];
    if (ruling.applies === null)
      factors.unknown.push({ code, why: ruling.why, purpose: ruling.purpose ?? null });
    if (ruling.applies)
      factors.applies.push({ code, data: ruling.data ?? [], told: ruling.told ?? [], ...KNOWN[code] });
  }
  return factors;
}
