import { type MadeAthlete, makeAthlete, type Place } from '#simulators/season/athlete';
import { Seeded } from '#simulators/seeded';

/** What coaches may be let see. */
export type Group = 'sessions' | 'weigh-ins' | 'coverage' | 'check-ins';

/** By which ways somebody's workouts come: brands, files of a watch or of a phone, or none at all. */
export type Source = 'garmin' | 'strava' | 'both' | 'watch' | 'phone' | 'nothing';

/** What is out of the ordinary with somebody. */
export type Story =
  | 'abroad'
  | 'drank-more'
  | 'ill'
  | 'late'
  | 'left'
  | 'minor'
  | 'mistyped'
  | 'no-pulse'
  | 'silent'
  | 'took-back'
  | 'twice-a-day'
  | 'two-devices'
  | 'would-talk'
  | 'wrong-clock';

/** Somebody of the squad, who does not exist. */
export interface SquadPerson {
  made: MadeAthlete;
  /** As they are called in the team. */
  name: string;
  email: string;
  /** YYYY-MM-DD */
  bornOn: string;
  source: Source;
  shares: readonly Group[];
  joinedDaysAgo: number;
  /** Whether the profile is filled in; `little`: without height, pulse and power; `nothing`: not even the mass. */
  profile: 'whole' | 'little' | 'nothing';
  /** Says yes to look-ups of the weather. */
  weather: boolean;
  /** Notes what they eat. */
  logsFood: boolean;
  stories: readonly Story[];
}

export const UPPSALA: Place = {
  ...{ city: 'Uppsala', region: 'Uppland', country: 'Sweden', zone: 'Europe/Stockholm' },
  ...{ latitudeDeg: 59.8586, longitudeDeg: 17.6389, altitudeM: 15, airMeanC: 6.9 },
};

const FOUNDED_DAYS_AGO = 84;
const FIRST_SEED = 101;
const ALL: readonly Group[] = ['sessions', 'weigh-ins', 'coverage', 'check-ins'];
const TRAINING: readonly Group[] = ['sessions', 'weigh-ins'];
const SESSIONS: readonly Group[] = ['sessions'];
const NONE: readonly Group[] = [];

interface Line {
  source: Source;
  shares?: readonly Group[];
  eats?: true;
  profile?: SquadPerson['profile'];
  weather?: false;
  joined?: number;
  stories?: readonly Story[];
}

/** Twenty-six, one of whom leaves. */
const LINES: readonly Line[] = [
  { source: 'strava', shares: ALL, eats: true },
  { source: 'watch', shares: ALL, eats: true, stories: ['abroad'] },
  { source: 'watch', shares: ALL, stories: ['minor'] },
  { source: 'garmin', shares: ALL, eats: true },
  { source: 'both', shares: ALL, eats: true },
  { source: 'watch', shares: ALL, eats: true, stories: ['drank-more'] },
  { source: 'garmin', shares: ALL, stories: ['would-talk'] },
  { source: 'watch', shares: ALL, eats: true, stories: ['twice-a-day'] },
  { source: 'watch', shares: ALL, stories: ['silent'] },
  { source: 'phone', shares: ALL, profile: 'little', stories: ['no-pulse'] },
  { source: 'garmin', shares: TRAINING, stories: ['late'] },
  { source: 'watch', shares: ALL, eats: true, stories: ['took-back'] },
  { source: 'watch', shares: TRAINING, weather: false },
  { source: 'strava', shares: SESSIONS, weather: false },
  { source: 'watch', shares: ALL, eats: true, joined: 70 },
  { source: 'watch', shares: ALL, stories: ['ill'] },
  { source: 'both', shares: SESSIONS },
  { source: 'watch', shares: SESSIONS, profile: 'nothing', weather: false },
  { source: 'watch', shares: TRAINING, stories: ['two-devices'] },
  { source: 'garmin', shares: ['check-ins'] },
  { source: 'watch', shares: ALL, stories: ['mistyped'] },
  { source: 'watch', shares: NONE },
  { source: 'watch', shares: TRAINING, profile: 'little', joined: 45, stories: ['wrong-clock'] },
  { source: 'phone', shares: SESSIONS, weather: false, stories: ['no-pulse'] },
  { source: 'nothing', shares: ALL, profile: 'little' },
  { source: 'watch', shares: ALL, stories: ['left'] },
];

const FIRST_NAMES = {
  F: [
    ...['Alva', 'Selma', 'Vera', 'Freja', 'Maja', 'Signe', 'Ester', 'Ines', 'Tuva', 'Hedda', 'Leila'],
    ...['Astrid', 'Moa', 'Ronja', 'Sigrid', 'Emina', 'Tilda', 'Nora', 'Linnea', 'Greta', 'Ylva', 'Aida'],
  ],
  M: [
    ...['Noah', 'Elis', 'Hugo', 'Viggo', 'Sixten', 'Malte', 'Samir', 'Arvid', 'Love', 'Ture', 'Folke'],
    ...['Milo', 'Edvin', 'Joel', 'Isak', 'Algot', 'Theo', 'Adrian', 'Loke', 'Yusuf', 'Nils', 'Otto'],
  ],
};
const LAST_NAMES = ['Berg', 'Dahl', 'Ek', 'Holm', 'Lind', 'Nyman', 'Sjö', 'Öberg', 'Wik', 'Rask', 'Falk'];

/** The squad on `today` (YYYY-MM-DD): the same people whenever it is asked for, a day older a day later. */
export function squadOn(today: string): SquadPerson[] {
  const names = { F: [...FIRST_NAMES.F], M: [...FIRST_NAMES.M] };
  return LINES.map(({ source, shares = NONE, stories = [], ...line }, n) => {
    const seed = FIRST_SEED + n;
    const like = makeAthlete(seed);
    const firstName = names[like.sex].shift() ?? like.firstName;
    const lastName = LAST_NAMES[n % LAST_NAMES.length] ?? like.lastName;
    const isMinor = stories.includes('minor');
    const birthYear = isMinor ? Number(today.slice(0, 4)) - 16 : like.birthYear;
    const device = DEVICES[source](like);
    return {
      made: { ...like, firstName, lastName, birthYear, home: UPPSALA, ...device },
      name: `${firstName} ${lastName}`,
      email: `${plain(firstName)}.${plain(lastName)}@example.org`,
      // Nobody comes of age on the way, whatever day it is.
      bornOn: `${birthYear - (isMinor ? 0 : 1)}-01-02`,
      ...{ source, shares, stories },
      joinedDaysAgo: line.joined ?? FOUNDED_DAYS_AGO,
      profile: line.profile ?? 'whole',
      weather: line.weather ?? true,
      logsFood: line.eats ?? false,
    };
  });
}

type Worn = Pick<MadeAthlete, 'watch' | 'bikeComputer'>;

const GARMIN: Worn = { watch: 'Garmin Forerunner 255', bikeComputer: 'Garmin Edge 530' };
const DEVICES: Record<Source, (like: MadeAthlete) => Worn> = {
  garmin: () => GARMIN,
  both: () => GARMIN,
  strava: () => ({ watch: 'Apple Watch', bikeComputer: null }),
  watch: ({ seed }) => (Seeded.of(seed, 'watch').chance(0.5) ? GARMIN : { ...GARMIN, bikeComputer: null }),
  phone: () => ({ watch: 'Apple Watch', bikeComputer: null }),
  nothing: () => GARMIN,
};

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[^a-z]/gi, '')
    .toLowerCase();
}
