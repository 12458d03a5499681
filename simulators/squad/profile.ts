import type { SquadPerson } from '#simulators/squad/people';

/** What somebody tells of themselves: much, little, or only when they were born. */
export function profileOf({
  made,
  bornOn,
  profile,
}: Pick<SquadPerson, 'made' | 'bornOn' | 'profile'>): object {
  const tells = <Told>(told: Told): Told | null => (profile === 'whole' ? told : null);
  return {
    sex: profile === 'nothing' ? null : made.sex === 'F' ? 'female' : 'male',
    birthDate: bornOn,
    heightCm: tells(made.heightCm),
    vo2maxMlKgMin: null,
    restingHeartRateBpm: tells(made.restingHrBpm),
    maxHeartRateBpm: tells(made.maxHrBpm),
    ftpW: tells(made.bikeComputer === null ? null : made.ftpW),
    heartRateReliable: true,
    usualClothing: null,
    indoorAirC: tells(21),
    indoorHumidityPct: null,
    indoorFan: null,
  };
}
