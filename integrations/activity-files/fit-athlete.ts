import type { ParsedFit } from 'fit-file-parser';
import type { DeviceAthlete } from '#src/sessions/recording.port';
import { within } from '#integrations/activity-files/plausible';

export const UNKNOWN_ATHLETE: DeviceAthlete = {
  massKg: null,
  heightM: null,
  sex: null,
  ageYears: null,
  restingHeartRateBpm: null,
  maxHeartRateBpm: null,
  vo2maxMlKgMin: null,
  ftpW: null,
};

/** The athlete as the device knew them; a zero or an impossible value is a setting nobody made. */
export function readAthlete(fit: ParsedFit): DeviceAthlete {
  const profile = fit.user_profile;
  const zones = fit.zones_target;
  const metrics = fit.user_metrics?.at(-1);
  const fitness = fit.messages?.max_met_data?.at(-1);
  const sex = profile?.gender ?? metrics?.gender;
  return {
    // user_metrics counts whole kilograms only.
    massKg: within(profile?.weight, 20, 300) ?? within(metrics?.weight, 20, 300),
    heightM: within(profile?.height, 0.9, 2.5) ?? within(metrics?.height, 0.9, 2.5),
    sex: sex === 'male' || sex === 'female' ? sex : null,
    ageYears: within(profile?.age, 5, 110) ?? within(metrics?.age, 5, 110),
    restingHeartRateBpm: within(profile?.resting_heart_rate, 25, 120),
    maxHeartRateBpm:
      within(zones?.max_heart_rate, 100, 240) ??
      within(metrics?.max_heart_rate, 100, 240) ??
      within(profile?.default_max_heart_rate, 100, 240),
    vo2maxMlKgMin: within(metrics?.vo2_max, 10, 100) ?? within(fitness?.vo2_max, 10, 100),
    ftpW: within(zones?.functional_threshold_power, 30, 700),
  };
}
