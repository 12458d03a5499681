import type { Sport } from '#src/kernel/sport';
import type { Device } from '#src/sessions/recording.port';
import { kindByName, usualKind } from '#integrations/activity-files/fit-device';

/** Makers whose names the brands put before the model. */
const MAKERS =
  /^(garmin|wahoo|suunto|polar|coros|apple|samsung|fitbit|google|amazfit|huawei|hammerhead|bryton|lezyne|sigma|stages|tomtom|xiaomi|zwift|peloton|tacx|rouvy|strava|karoo|whoop)\b[\s_-]*/i;

/** A device by the name a brand's API gives it: `Garmin Forerunner 255`, `forerunner935`, `Apple Watch SE`. */
export function namedDevice(name: string | null | undefined, sport: Sport, maker?: string): Device | null {
  const whole = (name ?? '')
    .replace(/[\p{Cc}]/gu, '')
    .trim()
    .slice(0, 100);
  if (whole === '' || /^unknown$/i.test(whole)) return null;
  const [written, known] = MAKERS.exec(whole) ?? [];
  const model = written === undefined ? whole : whole.slice(written.length);
  const by = known?.toLowerCase() ?? maker ?? null;
  return {
    maker: by,
    product: model === '' ? whole : model,
    serial: null,
    kind: kindByName(by ?? '', whole) ?? usualKind(sport),
  };
}
