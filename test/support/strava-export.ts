import { gzipSync } from 'node:zlib';
import { aFitFile } from './fit-file.js';
import type { Packed } from './made-zip.js';
import type { SeasonDay } from './season-days.js';
import { aGpxFile, aTcxFile } from './xml-file.js';

/** As real exports write them, with names that repeat. */
export const HEADERS = {
  en: 'Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,Distance,Max Heart Rate,Relative Effort,Commute,Activity Private Note,Activity Gear,Filename,Athlete Weight,Bike Weight,Elapsed Time,Moving Time,Distance,Max Speed,Average Speed,Elevation Gain,Elevation Loss,Elevation Low,Elevation High,Max Grade,Average Grade,Average Positive Grade,Average Negative Grade,Max Cadence,Average Cadence,Max Heart Rate,Average Heart Rate,Max Watts,Average Watts,Calories,Max Temperature,Average Temperature,Relative Effort,Total Work,Number of Runs,Uphill Time,Downhill Time,Other Time,Perceived Exertion,Type,Start Time,Weighted Average Power,Power Count,Prefer Perceived Exertion,Perceived Relative Effort,Commute,Total Weight Lifted,From Upload,Grade Adjusted Distance,Weather Observation Time,Weather Condition,Weather Temperature,Apparent Temperature,Dewpoint,Humidity,Weather Pressure,Wind Speed,Wind Gust,Wind Bearing,Precipitation Intensity,Sunrise Time,Sunset Time,Moon Phase,Bike,Gear,Precipitation Probability,Precipitation Type,Cloud Cover,Weather Visibility,UV Index,Weather Ozone,Jump Count,Total Grit,Average Flow,Flagged,Average Elapsed Speed,Dirt Distance,Newly Explored Distance,Newly Explored Dirt Distance,Activity Count,Total Steps,Carbon Saved,Pool Length,Training Load,Intensity,Average Grade Adjusted Pace,Timer Time,Total Cycles,Media',
  de: 'Aktivitäts-ID,Aktivitätsdatum,Name der Aktivität,Aktivitätsart,Aktivitätsbeschreibung,Verstrichene Zeit,Distanz,Max. Herzfrequenz,Relative Leistung,Pendeln,Hinweis zur Privatsphäre für Aktivitäten,Aktivitätsausrüstung,Dateiname,Sportlergewicht,Fahrradgewicht,Verstrichene Zeit,Bewegungszeit,Distanz,Höchstgeschw.,Durchschnittliche Geschwindigkeit,Höhenzunahme,Höhenunterschied,Min. Höhe,Max. Höhe,Max. Steigung,Durchschnittliche Steigung,Durchschnittliche positive Steigung,Durchschnittliche negative Steigung,Max. Tritt-/Schrittfrequenz,Durchschnittliche Trittfrequenz,Max. Herzfrequenz,Durchschnittliche Herzfrequenz,Max. Watt,Durchschnittliche Watt,Kalorien,Max. Temperatur,Durchschnittliche Temperatur,Relative Leistung,Gesamtarbeit,Anzahl Läufe,Bergaufzeit,Bergabzeit,Andere Zeit,Gefühlte Anstrengung,Art,Startzeit,Gewichtete durchschnittliche Leistung,Leistungszahl,Gefühlte Anstrengung verwenden,Gefühlte relative Leistung,Pendeln,Insgesamt gestemmtes Gewicht,Von Upload,Auf Steigung angepasste Distanz,Wetterbeobachtungszeit,Wetterlage,Wetter: Temperatur,Scheinbare Temperatur,Taupunkt,Luftfeuchtigkeit,Wetter: Druck,Windgeschwindigkeit,Windböe,Windrichtung,Niederschlagsintensität,Sonnenaufgangszeit,Sonnenuntergangszeit,Mondphase,Fahrrad,Ausrüstung,Niederschlagswahrscheinlichkeit,Niederschlagsart,Wolkendecke,Wetter: Sichtbarkeit,UV-Index',
} as const;

/** Where things stand in a row of that form, whatever the heading says. */
const AT = {
  id: 0,
  date: 1,
  title: 2,
  type: 3,
  shownElapsed: 5,
  shownDistance: 6,
  file: 12,
  massKg: 13,
  elapsedS: 15,
  movingS: 16,
  distanceM: 17,
  bpm: 31,
  kcal: 34,
  rpe: 43,
  airC: 56,
  humidity: 59,
  windMs: 61,
  cloud: 72,
} as const;
export type StravaCell = keyof typeof AT;

/** One row, the rest of its cells empty. */
export function stravaRow(cells: Partial<Record<StravaCell, string | number>>, columns = 94): string {
  const row = Array.from({ length: columns }, () => '');
  for (const [cell, value] of Object.entries(cells)) row[AT[cell as StravaCell]] = String(value);
  return row.map((value) => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)).join(',');
}

/** `May 9, 2023, 10:09:29 AM`, in UTC. */
export function americanDate(at: Date): string {
  return new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC' })
    .format(at)
    .replace(/\u202f/g, ' ');
}

/** What Strava's export holds of these days: of eight a GPX, a TCX and one typed in, the others FIT. */
export function stravaExport(days: readonly SeasonDay[]): Packed {
  const rows = days.map((day, at) => stravaRow(cellsOf(day, at)));
  const files = days.map((day, at) => [fileOf(day, at), () => gzipSync(contentsOf(day, at))] as const);
  return {
    'activities.csv': () => `${HEADERS.en}\n${rows.join('\n')}\n`,
    'profile.csv': () => 'Athlete ID,Email Address\n1,somebody@example.org\n',
    ...Object.fromEntries(files.filter(([name]) => name !== null)),
    'media/a.jpg': () => 'no picture',
  };
}

function fileOf(day: SeasonDay, at: number): string | null {
  // The number of the upload, which is another than the activity's.
  const kind = ['fit', 'fit', 'gpx', 'fit', 'tcx', 'fit', 'fit', null][at % 8];
  return kind === null || kind === undefined ? null : `activities/${day.id + 659_362_368}.${kind}.gz`;
}

function contentsOf(day: SeasonDay, at: number): Uint8Array {
  const made = madeOf(day);
  if (at % 8 === 2) return aGpxFile({ ...made, type: day.sport === 'run' ? 'running' : 'cycling' });
  if (at % 8 === 4) return aTcxFile({ ...made, sport: day.sport === 'run' ? 'Running' : 'Biking' });
  return aFitFile({ ...made, sport: day.sport === 'run' ? 'running' : 'cycling', massKg: null });
}

/** One device's record of the day, every ten seconds. */
export function madeOf({ startedAt, minutes, bpm, speedMs }: SeasonDay) {
  return {
    startedAt,
    minutes,
    everyS: 10,
    heartRate: (second: number) => Math.round(bpm + 8 * Math.sin(second / 97)),
    speed: () => speedMs,
  };
}

function cellsOf(day: SeasonDay, at: number): Partial<Record<StravaCell, string | number>> {
  const elapsedS = day.minutes * 60;
  const metres = elapsedS * day.speedMs;
  return {
    id: day.id,
    date: americanDate(day.startedAt),
    title: `Day ${at}, "easy"`,
    type: day.sport === 'run' ? 'Run' : 'Ride',
    shownElapsed: elapsedS,
    shownDistance: (metres / 1000).toFixed(2),
    file: fileOf(day, at) ?? '',
    massKg: day.massKg,
    elapsedS: elapsedS.toFixed(1),
    movingS: elapsedS.toFixed(1),
    distanceM: metres,
    bpm: day.bpm,
    kcal: Math.round(elapsedS / 6),
    rpe: at % 3 === 0 ? 6 : '',
    airC: 13.390000343322754,
    humidity: 0.4099999964237213,
    windMs: 4.949999809265137,
    cloud: 0.92,
  };
}
