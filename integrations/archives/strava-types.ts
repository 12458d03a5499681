import type { Sport } from '#src/kernel/sport';
import { sportInWords } from '#integrations/activity-files/sport-words';
import { sportOf } from '#integrations/strava/strava-words';

/** What people do most, in languages the words of files do not cover. The first line that fits decides. */
const WORDS: [words: RegExp, word: string][] = [
  [/langlauf|ski de fond|esquí de fondo|sci di fondo/, 'NordicSki'],
  [/trailrun|trail.?lauf|trail$|course.*trail|carrera.*trail/, 'TrailRun'],
  [/mountainbike|vtt|ciclismo de montaña|mountain bike/, 'MountainBikeRide'],
  [/gravel/, 'GravelRide'],
  [/virtuel.*(fahrt|vélo|rad)|sortie virtuelle|virtuelle radfahrt/, 'VirtualRide'],
  [/e-bike|assistance électrique|eléctrica/, 'EBikeRide'],
  [/radfahr|radtour|vélo|ciclismo|bicicleta|bicicletta|giro in bici|fietsrit|fietsen/, 'Ride'],
  [/lauf|course à pied|carrera|corsa|corrida|hardloop/, 'Run'],
  [/wander|randonnée|senderismo|escursion|caminhada na|wandeling in/, 'Hike'],
  [/spazier|gehen|marche|caminata|camminata|caminhada|wandel/, 'Walk'],
  [/schwimm|natation|natación|nuoto|natação|zwem/, 'Swim'],
  [/kraft|musculation|pesas|pesi|musculação|kracht/, 'WeightTraining'],
  [/ski alpin|esquí alpino|sci alpino|alpineskifahren/, 'AlpineSki'],
  [/ruder|aviron|remo|canottaggio|roeien/, 'Rowing'],
];

/** `Virtual Ride`, `Stair-Stepper`, `Lauf`: the sport, and Strava's own word for it where there is one. */
export function stravaType(written: string): { sport: Sport; word: string } {
  const word = written.replace(/[\s_-]+/g, '');
  const sport = sportOf(word, false);
  if (sport !== 'other') return { sport, word };
  const lower = written.normalize('NFC').toLowerCase();
  const known = WORDS.find(([words]) => words.test(lower))?.[1];
  return known ? { sport: sportOf(known, false), word: known } : { sport: sportInWords(written), word };
}
