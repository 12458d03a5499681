import { describe, expect, test } from '@jest/globals';
import { awayFrom } from '#web/plan/away-from.ts';
import { placeIn } from '#web/plan/place-text.ts';

const UPPSALA = { latitudeDeg: 59.86, longitudeDeg: 17.64 };

describe('a place is read from', () => {
  test.each([
    ['two numbers', '59.8586, 17.6389'],
    ['two numbers with decimal commas', '59,8586, 17,6389'],
    ['two numbers and a space', '59,8586 17,6389'],
    ['degrees with their quarters', '59.8586° N, 17.6389° E'],
    ['quarters in front', 'N 59.8586 E 17.6389'],
    ['quarters in Swedish', '59,8586 N 17,6389 Ö'],
    ['degrees and minutes', '59°51.5′N 17°38.3′E'],
    ['degrees, minutes and seconds', '59°51\'31.0"N 17°38\'20.0"E'],
    ['an address of OpenStreetMap', 'https://www.openstreetmap.org/#map=12/59.8586/17.6389'],
    ['its marker', 'https://www.openstreetmap.org/?mlat=59.8586&mlon=17.6389#map=5/1.0/2.0'],
    ['an address of Google', 'https://www.google.com/maps/place/X/@59.8586,17.6389,13z'],
    ['its marker', 'https://www.google.com/maps/place/X/@1.0,2.0,13z/data=!3m1!3d59.8586!4d17.6389'],
    ['an address of Apple', 'https://maps.apple.com/?ll=59.8586,17.6389&z=12'],
    ['what an app hands over', 'geo:59.8586,17.6389?z=12'],
  ])('%s', (_, text) => {
    expect(placeIn(text)).toEqual(UPPSALA);
  });

  test('the southern and the western half, too', () => {
    expect(placeIn('33°52′S 151°12′E')).toEqual({ latitudeDeg: -33.87, longitudeDeg: 151.2 });
    expect(placeIn('-33.87, -70.66')).toEqual({ latitudeDeg: -33.87, longitudeDeg: -70.66 });
    expect(placeIn('40,7 N 74,0 V')).toEqual({ latitudeDeg: 40.7, longitudeDeg: -74 });
  });

  test.each(['', 'Uppsala', '59', '91, 17', '59.86, 181', 'https://example.org/59/17', '59.86 17.64 3'])(
    'nothing like %p',
    (text) => {
      expect(placeIn(text)).toBeNull();
    },
  );
});

test('a place is known by how far it is from another, and in which direction', () => {
  expect(awayFrom(UPPSALA, { latitudeDeg: 59.77, longitudeDeg: 17.64 })).toEqual({ km: 10, towards: 's' });
  expect(awayFrom(UPPSALA, { latitudeDeg: 60.0, longitudeDeg: 17.92 })).toEqual({ km: 22, towards: 'ne' });
  expect(awayFrom({ latitudeDeg: 0, longitudeDeg: 179.9 }, { latitudeDeg: 0, longitudeDeg: -179.9 })).toEqual(
    {
      km: 22,
      towards: 'e',
    },
  );
});
