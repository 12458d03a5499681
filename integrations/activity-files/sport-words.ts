import type { Sport } from '#src/kernel/sport';

/** How apps name sports in TCX and GPX files. The first line that fits decides, so the special comes before the plain. */
const WORDS: [words: RegExp, sport: Sport][] = [
  [/transition/, 'transition'],
  [/trail.?run|trailrun/, 'trail_run'],
  [/snow.?shoe/, 'snowshoe'],
  [/run|jog|treadmill|^9$/, 'run'],
  [/hik|mountaineer|^4$/, 'hike'],
  [/walk|^10$/, 'walk'],
  [/e.?bik|e.?mountain/, 'e_bike'],
  [/gravel|cyclocross/, 'gravel_ride'],
  [/mountain.?bik|mtb|downhill.?bik/, 'mountain_bike'],
  [/motor/, 'other'],
  [/cycl|bik|ride|spinning|^1$/, 'ride'],
  [/open.?water/, 'open_water_swim'],
  [/swim/, 'swim'],
  [/kayak|canoe|paddl|\bsup\b/, 'paddle'],
  [/row/, 'row'],
  [/roller.?ski|nordic|cross.?country|xc.?ski|skate.?ski|langlauf/, 'xc_ski'],
  [/alpine|snowboard|\bski/, 'alpine_ski'],
  [/skat/, 'skate'],
  [/strength|weight/, 'strength'],
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
  const lower = words.toLowerCase();
  return WORDS.find(([known]) => known.test(lower))?.[1] ?? 'other';
}

/** Under a roof, by the name alone; null where it does not say. */
export function indoorInWords(words: string): boolean | null {
  return /indoor|treadmill|virtual|trainer|spinning|elliptical|stair/i.test(words) ? true : null;
}
