import { COUNTRIES, type Country } from '#src/signs/help-numbers';

/** Places that time zones are named after, by country, in the names of IANA’s list. */
const PLACES: Record<Country, string> = {
  SE: 'Europe/Stockholm',
  NO: 'Europe/Oslo Arctic/Longyearbyen Atlantic/Jan_Mayen',
  DK: 'Europe/Copenhagen',
  FI: 'Europe/Helsinki Europe/Mariehamn',
  DE: 'Europe/Berlin Europe/Busingen',
  GB: 'Europe/London Europe/Belfast',
  US:
    'America/New_York America/Chicago America/Denver America/Los_Angeles America/Phoenix America/Anchorage ' +
    'America/Detroit America/Boise America/Juneau America/Sitka America/Nome America/Adak America/Metlakatla ' +
    'America/Yakutat America/Menominee America/Indiana/Indianapolis America/Indianapolis America/Louisville ' +
    'America/Kentucky/Louisville Pacific/Honolulu',
  CA:
    'America/Toronto America/Montreal America/Vancouver America/Edmonton America/Winnipeg America/Regina ' +
    'America/Halifax America/St_Johns America/Moncton America/Glace_Bay America/Goose_Bay America/Blanc-Sablon ' +
    'America/Thunder_Bay America/Nipigon America/Atikokan America/Rainy_River America/Swift_Current ' +
    'America/Creston America/Dawson_Creek America/Fort_Nelson America/Whitehorse America/Dawson ' +
    'America/Yellowknife America/Inuvik America/Iqaluit America/Pangnirtung America/Rankin_Inlet ' +
    'America/Resolute America/Cambridge_Bay',
  AU:
    'Australia/Sydney Australia/Melbourne Australia/Brisbane Australia/Lindeman Australia/Adelaide ' +
    'Australia/Darwin Australia/Perth Australia/Eucla Australia/Hobart Australia/Currie Australia/Broken_Hill ' +
    'Australia/Lord_Howe',
  NZ: 'Pacific/Auckland Pacific/Chatham',
  JP: 'Asia/Tokyo',
  AT: 'Europe/Vienna',
  BE: 'Europe/Brussels',
  BG: 'Europe/Sofia',
  CH: 'Europe/Zurich',
  CY: 'Asia/Nicosia Asia/Famagusta Europe/Nicosia',
  CZ: 'Europe/Prague',
  EE: 'Europe/Tallinn',
  ES: 'Europe/Madrid Atlantic/Canary Africa/Ceuta',
  FR: 'Europe/Paris',
  GR: 'Europe/Athens',
  HR: 'Europe/Zagreb',
  HU: 'Europe/Budapest',
  IE: 'Europe/Dublin',
  IS: 'Atlantic/Reykjavik',
  IT: 'Europe/Rome',
  LT: 'Europe/Vilnius',
  LU: 'Europe/Luxembourg',
  LV: 'Europe/Riga',
  MT: 'Europe/Malta',
  NL: 'Europe/Amsterdam',
  PL: 'Europe/Warsaw',
  PT: 'Europe/Lisbon Atlantic/Madeira Atlantic/Azores',
  RO: 'Europe/Bucharest',
  SI: 'Europe/Ljubljana',
  SK: 'Europe/Bratislava',
};

const BY_ZONE = new Map(
  COUNTRIES.flatMap((country) => PLACES[country].split(' ').map((zone) => [zone, country] as const)),
);

/** The country a time zone (IANA name) lies in, as far as the list goes; null: it does not tell. */
export function countryOfZone(timeZone: string): Country | null {
  return BY_ZONE.get(timeZone) ?? null;
}
