import { describe, expect, test } from '@jest/globals';
import { columnsOf } from '#integrations/archives/strava-columns';
import { stravaDate } from '#integrations/archives/strava-dates';
import { stravaType } from '#integrations/archives/strava-types';
import { HEADERS } from '../../support/strava-export.js';

const columns = (header: string, rows: string[][] = []) => columnsOf(header.split(','), rows);
/** A French export: few of its names are known to us, the order of its columns is. */
const FRENCH = [
  'ID de l’activité,Date de l’activité,Nom de l’activité,Type d’activité,Description,Temps écoulé,Distance',
  'Fréquence cardiaque max.,Effort relatif,Déplacement,Note privée,Matériel,Nom du fichier,Poids de l’athlète',
  `Poids du vélo,Temps écoulé,Durée de déplacement,Distance,${Array.from({ length: 76 }, (_, n) => `Colonne ${n}`).join(',')}`,
].join(',');

describe('the columns of Strava’s list', () => {
  const expected = { id: 0, file: 12, elapsedS: 15, distanceM: 17, heartRateBpm: 31, airC: 56, humidity: 59 };

  test.each([
    ['English', HEADERS.en],
    ['German', HEADERS.de],
    ['French', FRENCH],
    [
      'a language nobody described',
      HEADERS.en
        .split(',')
        .map((_, n) => `Столбец ${n}`)
        .join(','),
    ],
  ])('are found in %s, the second of two that share a name', (_, header) => {
    expect(columns(header)).toMatchObject(expected);
  });

  test('of an old export lack the weather, and what stands in its place is not taken for it', () => {
    const old = HEADERS.en.split(',').slice(0, 40).join(',');
    expect(columns(old)).toMatchObject({ id: 0, file: 12 });
    expect(columns(old).humidity).toBeUndefined();
    expect(columns(old).airC).toBeUndefined();
  });

  test('of an old export tell once how long it took, and that counts', () => {
    expect(columns('Activity ID,Activity Date,Activity Type,Elapsed Time,Filename')).toMatchObject({
      elapsedS: 3,
    });
  });

  test('are found where file names stand, when two columns are missing before them', () => {
    const header = HEADERS.en
      .split(',')
      .map((_, n) => `Oszlop ${n}`)
      .slice(2)
      .join(',');
    const row = Array.from({ length: 92 }, (_, n) => (n === 10 ? 'activities/5.fit.gz' : ''));
    expect(columns(header, [row])).toMatchObject({ file: 10, humidity: 57 });
  });

  test('are known by their key where the export lacks the translation', () => {
    const key = 'translation missing: en-GB.lib.export.portability_exporter.activities.horton.wind_speed';
    expect(columns(HEADERS.en.replace('Wind Speed', key)).windMs).toBe(61);
  });
});

test.each([
  ['May 9, 2023, 10:09:29 AM', '2023-05-09T10:09:29Z'],
  ['May 9, 2023, 12:09:29 AM', '2023-05-09T00:09:29Z'],
  ['Dec 24, 2020, 8:13:59\u202fPM', '2020-12-24T20:13:59Z'],
  ['24 Dec 2020, 08:13:59', '2020-12-24T08:13:59Z'],
  ['20.09.2026, 14:12:12', '2026-09-20T14:12:12Z'],
  ['9 mai 2023 à 10:09:29', '2023-05-09T10:09:29Z'],
  ['1 févr. 2021, 07:00:00', '2021-02-01T07:00:00Z'],
  ['9 de mai. de 2023, 10:09:29', '2023-05-09T10:09:29Z'],
  ['9 maj 2023 10:09:29', '2023-05-09T10:09:29Z'],
  ['9. toukokuuta 2023 klo 10.09.29', '2023-05-09T10:09:29Z'],
  ['2023-05-09 10:09:29', '2023-05-09T10:09:29Z'],
  ['9/20/2026, 2:12:12 PM', '2026-09-20T14:12:12Z'],
  ['one fine day', null],
  ['31.02.2026, 14:12:12', null],
])('Strava’s moment %s is read as %s', (text, moment) => {
  expect(stravaDate(text)).toEqual(moment === null ? null : new Date(moment));
});

test.each([
  ['Virtual Ride', 'ride'],
  ['Weight Training', 'strength'],
  ['Lauf', 'run'],
  ['Radfahrt', 'ride'],
  ['Langlauf', 'xc_ski'],
  ['Course à pied', 'run'],
  ['Löpning', 'run'],
  ['Something new', 'other'],
])('Strava’s %s is %s', (type, sport) => {
  expect(stravaType(type).sport).toBe(sport);
});
