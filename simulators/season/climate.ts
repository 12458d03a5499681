import type { MadeAthlete, Place } from '#simulators/season/athlete';
import type { WorkoutPlan } from '#simulators/season/plan';
import { skyAt } from '#simulators/weather/made-weather';

/** Making one takes longer than a year of asking it. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** Seconds that the wall clock of `zone` is ahead of UTC at this moment. */
export function utcOffsetS(at: Date, zone: string): number {
  const format =
    formats.get(zone) ?? new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  formats.set(zone, format);
  const shown = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value;
  const [, sign, hours, minutes] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(shown ?? '') ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 3_600 + Number(minutes ?? 0) * 60);
}

/** The air at a place, from the same sky that the weather services tell of. */
export function airC({ latitudeDeg, longitudeDeg, altitudeM }: Place, at: Date): number {
  return skyAt({ latitudeDeg, longitudeDeg, altitudeM }, at).airC;
}

/**
 * The temperature a device would have written: a watch leaves the sleeve warm and stays warm on the wrist, a bicycle
 * computer is nearer to the air. Not every device has the sensor.
 */
export function deviceAirC(athlete: MadeAthlete, plan: WorkoutPlan): (elapsedS: number) => number | null {
  const { device, indoor, sport, startsAt } = plan;
  if (device === null || device === 'Apple Watch') return () => null;
  const air = sport === 'Swim' ? 17 : indoor ? 21 : airC(athlete.home, startsAt);
  const onBicycle = /Edge|ELEMNT/.test(device);
  const [staysWarmer, startsWarmer] = onBicycle ? [1, 3] : [4, 9];
  return (elapsedS) => air + staysWarmer + startsWarmer * Math.exp(-elapsedS / 600);
}
