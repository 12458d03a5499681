import type { Sport } from '#src/kernel/sport';

/** How apps name sports in TCX and GPX files, in English and Swedish. The first line that fits decides, so the special comes before the plain. */
const WORDS: [words: RegExp, sport: Sport][] = [
  [/transition/, 'transition'],
  [/trail.?run|trail.?löp|terränglöp/, 'trail_run'],
  [/snow.?shoe/, 'snowshoe'],
  [/run|jog|treadmill|löp|lopning|^9$/, 'run'],
  [/hik|mountaineer|vandring|^4$/, 'hike'],
  [/walk|promenad|\bgång|stavgång|^10$/, 'walk'],
  [/(?<![a-z])e.?bik|(?<![a-z])e.?mountain|elcyk/, 'e_bike'],
  [/gravel|cyclocross/, 'gravel_ride'],
  [/mountain.?bik|mtb|downhill.?bik|terrängcyk/, 'mountain_bike'],
  [/motor/, 'other'],
  [/cycl|cykl|bik|ride|spinning|^1$/, 'ride'],
  [/open.?water|öppet.?vatten/, 'open_water_swim'],
  [/swim|simning/, 'swim'],
  [/kayak|canoe|paddl|\bsup\b/, 'paddle'],
  [/row|rodd/, 'row'],
  [/alpin|snowboard|utförs|slalom/, 'alpine_ski'],
  // In Sweden "skidor" by itself is a pair of narrow ones.
  [/roller.?ski|nordic|cross.?country|xc.?ski|skate.?ski|langlauf|längdåk|skid/, 'xc_ski'],
  [/\bski/, 'alpine_ski'],
  [/skat|skridsko/, 'skate'],
  [/strength|weight|styrk/, 'strength'],
  [/hiit|cross.?fit|interval/, 'hiit'],
  [/yoga|pilates/, 'yoga'],
  [/elliptical/, 'elliptical'],
  [/stair/, 'stairs'],
  [/climb|boulder/, 'climb'],
  [/american.?football/, 'american_football'],
  [/soccer|football/, 'soccer'],
  [/handball/, 'handball'],
  [/basketball/, 'basketball'],
  [/volleyball/, 'volleyball'],
  [/floorball|innebandy/, 'floorball'],
  [/hockey/, 'ice_hockey'],
  [/table.?tennis|badminton|padel|squash|pickleball|racquet|racket/, 'racket'],
  [/tennis/, 'tennis'],
];

export function sportInWords(words: string): Sport {
  const lower = words.normalize('NFC').toLowerCase();
  return WORDS.find(([known]) => known.test(lower))?.[1] ?? 'other';
}

/** Under a roof, by the name alone; null where it does not say. */
export function indoorInWords(words: string): boolean | null {
  return /indoor|inomhus|treadmill|löpband|virtual|trainer|spinning|exercise.?bik|elliptical|stair/i.test(
    words,
  )
    ? true
    : null;
}
