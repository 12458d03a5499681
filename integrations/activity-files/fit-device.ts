import { getFitGarminProductDisplayName, getFitGarminProductName } from 'fit-file-parser/profile';
import type { ParsedFit } from 'fit-file-parser';
import { familyOf } from '#src/kernel/sport';
import type { Sport } from '#src/kernel/sport';
import type { Device, DeviceKind } from '#src/sessions/recording.port';

/** Garmin's product names begin with the family: `edge530`, `fr255`, `venu3`, `hrm_pro`. */
const GARMIN_FAMILIES: [names: RegExp, kind: DeviceKind][] = [
  [/^edge/, 'bike_computer'],
  [/^(hrm|tempe|bsm|bcm|axh|axb|axs|alf|amx|sdm|vector|rally|varia|running_dynamics|truswing|o_hr)/, 'pod'],
  [/^(android|connect$|tacx_training_app_(ios|android))/, 'phone'],
  [/^(tacx|training_center|etrex|oregon|gpsmap|rino|virb|index|approach_(g|z|j|x))/, 'other'],
];

const BIKE_COMPUTER_MAKERS =
  /^(hammerhead|bryton|igpsport|lezyne|xplova|sigmasport|cateye|stages_cycling|magene|pioneer|bontrager|giant|coospo|cycplus|geoid|meilan|srm|mio|bosch|specialized|omata|vdo|ravemen|thinkrider|holux)/;
const WATCH_MAKERS =
  /^(suunto|polar|coros|tomtom|timex|zepp|huawei|citizen|seiko|tag_heuer|tissot|decathlon|geonaute|ezon|magellan|whoop|garmin|dynastream)/;
const PHONE_MAKERS = /^(strava|runna|nike|cadence_app|trailforks|healthandlife)/;
const SCREEN_MAKERS =
  /^(zwift|trainer_road|the_sufferfest|bkool|mywhoosh|virtugo|virtualtraining|real_velo|onelap|peloton|wattbike|technogym|concept2|icg|keiser|tacx|rgt|r_gt|spivi|ifit|life_time|precor|woodway|body_bike|waterrower)/;

export function readDevice(fit: ParsedFit, sport: Sport): Device | null {
  const file = fit.file_ids?.[0];
  if (!file) return null;
  const maker = text(file.manufacturer);
  const creator = fit.device_infos?.find((info) => String(info.device_index) === 'creator');
  const written = text(file.product_name) ?? text(creator?.product_name);
  const product = file.product ?? creator?.product;
  const named = maker === 'garmin' ? getFitGarminProductDisplayName(product) : null;
  return {
    maker,
    product: written ?? named ?? text(product),
    serial: text(file.serial_number),
    kind: kindOf(
      { maker: maker ?? '', product: written ?? '', garminName: getFitGarminProductName(product) ?? '' },
      sport,
    ),
  };
}

function kindOf(device: { maker: string; product: string; garminName: string }, sport: Sport): DeviceKind {
  if (device.maker === 'garmin' && device.garminName !== '') {
    return GARMIN_FAMILIES.find(([names]) => names.test(device.garminName))?.[1] ?? 'watch';
  }
  return kindByName(device.maker, device.product) ?? usualKind(sport);
}

/** For makers other than Garmin, and for the device names of TCX and GPX. */
export function kindByName(maker: string, product: string): DeviceKind | null {
  if (
    /rival|watch|forerunner|f[eē]nix|venu|instinct|v[ií]vo|suunto|polar|coros|pace|vantage|ambit/i.test(
      product,
    )
  )
    return 'watch';
  if (/edge|elemnt|karoo|rider|bolt|roam/i.test(product)) return 'bike_computer';
  if (/iphone|android|phone|strava|app\b/i.test(product)) return 'phone';
  if (SCREEN_MAKERS.test(maker)) return 'other';
  if (PHONE_MAKERS.test(maker)) return 'phone';
  if (BIKE_COMPUTER_MAKERS.test(maker)) return 'bike_computer';
  if (WATCH_MAKERS.test(maker)) return 'watch';
  return null;
}

export function usualKind(sport: Sport): DeviceKind {
  return familyOf(sport) === 'ride' ? 'bike_computer' : 'watch';
}

function text(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  // Control characters stand where a device left its memory unswept.
  const clean = typeof value === 'string' ? value.replace(/[\p{Cc}\ufffd].*$/su, '').trim() : '';
  return clean === '' ? null : clean.slice(0, 100);
}
