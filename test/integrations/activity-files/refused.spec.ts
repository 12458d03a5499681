import { expect, test } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { aFitFile, aGpxFile, aTcxFile } from '../../support/activity-files.js';
import { refusalOf } from '../../support/read-file.js';

const text = (words: string) => new TextEncoder().encode(words);
const bytes = (...values: number[]) => Uint8Array.from(values);

const HEAD = '<?xml version="1.0"?>';

test.each([
  ['nothing', bytes(), 'empty', 'empty'],
  ['a JPEG', bytes(0xff, 0xd8, 0xff, 0xe0, 1, 2), 'foreign', 'JPEG'],
  ['a PDF', text('%PDF-1.7'), 'foreign', 'PDF'],
  ['a zip', bytes(0x50, 0x4b, 3, 4, 20, 0), 'foreign', 'unpack'],
  ['a web page', text('<!DOCTYPE html><html><body>Sign in</body></html>'), 'foreign', 'web page'],
  ['JSON', text('{"activities": []}'), 'foreign', 'JSON'],
  ['a diary', text('Ran ten kilometres today.'), 'foreign', 'text'],
  ['noise', bytes(1, 2, 0, 3, 4), 'foreign', 'unknown'],
  ['a gzip of a JPEG', gzipSync(bytes(0xff, 0xd8, 0xff)), 'foreign', 'JPEG'],
  ['a gzip in a gzip', gzipSync(gzipSync(aFitFile({ minutes: 1 }))), 'foreign', 'gzip'],
  ['a broken gzip', bytes(0x1f, 0x8b, 8, 0, 0xff, 0xff, 0xff, 0xff, 1, 2, 3), 'damaged', 'damaged'],
  [
    'a ZWO workout',
    text(`${HEAD}<workout_file><name>4x4</name></workout_file>`),
    'not-an-activity',
    'planned workout',
  ],
  ['KML', text(`${HEAD}<kml><Document/></kml>`), 'foreign', 'KML'],
  ['other XML', text(`${HEAD}<invoice/>`), 'foreign', 'XML'],
  ['XML named after a part of JavaScript', text('<constructor/>'), 'foreign', 'an XML file of another kind'],
  ['XML named after another', text('<__proto__/>'), 'foreign', 'an XML file of another kind'],
  ['FIT settings', aFitFile({ fileType: 2 }), 'not-an-activity', 'settings'],
  ['a FIT workout', aFitFile({ fileType: 5 }), 'not-an-activity', 'planned workout'],
  ['a FIT course', aFitFile({ fileType: 6 }), 'not-an-activity', 'course'],
  ['FIT monitoring', aFitFile({ fileType: 32 }), 'not-an-activity', 'monitoring'],
  ['a FIT header alone', aFitFile({ minutes: 1 }).slice(0, 14), 'damaged', 'damaged'],
  ['half a FIT header', aFitFile({ minutes: 1 }).slice(0, 12), 'damaged', 'damaged'],
  ['a GPX route', aGpxFile({ minutes: 5, noTime: true }), 'route-without-time', 'route'],
  ['an empty GPX', text(`${HEAD}<gpx version="1.1"></gpx>`), 'nothing-recorded', 'no recorded time'],
  [
    'a TCX course',
    text(
      `${HEAD}<TrainingCenterDatabase><Courses><Course><Name>x</Name></Course></Courses></TrainingCenterDatabase>`,
    ),
    'not-an-activity',
    'course',
  ],
  [
    'an empty TCX',
    text(`${HEAD}<TrainingCenterDatabase><Activities/></TrainingCenterDatabase>`),
    'nothing-recorded',
    '',
  ],
])('%s is turned away with a reason on one line', (_, file, reason, words) => {
  const refusal = refusalOf(file);

  expect(refusal).toMatchObject({ reason, kind: 'invalid', code: `file.${reason}` });
  expect(refusal.message).toContain(words);
  expect(refusal.message).not.toContain('\n');
});

test('an XML document type is refused before an entity can grow', () => {
  const bomb = `${HEAD}<!DOCTYPE gpx [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><gpx><trk><name>&b;</name></trk></gpx>`;

  expect(refusalOf(text(bomb)).reason).toBe('unsafe');
});

test('XML nested deeper than any device writes is refused', () => {
  expect(refusalOf(text(`${HEAD}<gpx>${'<a>'.repeat(100_000)}`)).reason).toBe('unsafe');
});

test('a gzip bomb is stopped while it inflates', () => {
  const bomb = gzipSync(new Uint8Array(8 * 1024 * 1024));

  expect(bomb.length).toBeLessThan(10_000);
  expect(refusalOf(bomb, { maxInflatedBytes: 1024 * 1024 }).reason).toBe('too-large');
});

test('a file over the limit is refused before it is looked at', () => {
  expect(refusalOf(aFitFile({ minutes: 5 }), { maxBytes: 1000 }).reason).toBe('too-large');
});

test.each([
  ['FIT', aFitFile({ minutes: 10 })],
  ['TCX', aTcxFile({ minutes: 10 })],
  ['GPX', aGpxFile({ minutes: 10 })],
])('a %s with too many records is refused', (_, file) => {
  expect(refusalOf(file, { maxRecords: 500 })).toMatchObject({
    reason: 'too-many-records',
    details: { maxRecords: 500 },
  });
});

test('a refusal names no place, heart rate or weight', () => {
  const { message, details } = refusalOf(aGpxFile({ minutes: 5, noTime: true }));

  expect(JSON.stringify({ message, details })).not.toMatch(/59\.3|18\.0|150/);
});
