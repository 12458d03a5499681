import { expect, test } from '@jest/globals';
import type { Notice } from '#src/connect/arrival.port';
import { WebhookRefused } from '#src/connect/connect.problems';
import { noticesIn, verify } from '#integrations/garmin/garmin-webhooks';

const receivedAt = new Date('2026-09-01T12:00:00Z');
const heard = (body: unknown, at = receivedAt): Notice[] =>
  noticesIn({
    body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
    receivedAt: at,
  });

test('one body with many athletes and types becomes a notice each', () => {
  const notices = heard({
    activities: [
      { userId: 'a', summaryId: '12', activityId: 12, activityType: 'RUNNING' },
      { userId: 'b', summaryId: '13' },
    ],
    activityDetails: [{ userId: 'a', summaryId: '12-detail', activityId: 12 }],
    bodyComps: [{ userId: 'b', summaryId: 'x-1', weightInGrams: 70_000 }],
    deregistrations: [{ userId: 'c' }],
    dailies: [{ userId: 'a', steps: 4000 }],
  });
  expect(notices.map(({ kind, vendorUserId, externalId }) => [kind, vendorUserId, externalId])).toEqual([
    ['activity', 'a', '12'],
    ['activity', 'b', '13'],
    ['activity', 'a', '12'],
    ['weight', 'b', null],
    ['revoked', 'c', null],
  ]);
});

test('the same record twice in one body is one notice; a changed one is another', () => {
  const record = { userId: 'a', summaryId: '12', distanceInMeters: 5000 };
  const [first] = heard({ activities: [record] });
  const [again] = heard({ activities: [record] });
  const [changed] = heard({ activities: [{ ...record, distanceInMeters: 5100 }] });
  expect(again?.key).toBe(first?.key);
  expect(changed?.key).not.toBe(first?.key);
  const long = heard({ manuallyUpdatedActivities: [{ userId: 'a', summaryId: 'x'.repeat(99) }] });
  expect(long[0]?.key.length).toBeLessThanOrEqual(100);
});

test('what is changed back is heard as well; an address that is sent once more is not', () => {
  const later = new Date('2026-09-01T12:00:01Z');
  const keyOf = (record: object, at = receivedAt) =>
    heard({ manuallyUpdatedActivities: [{ userId: 'a', summaryId: '12345678901', ...record }] }, at)[0]!.key;
  expect(keyOf({ activityType: 'RUNNING' }, later)).not.toBe(keyOf({ activityType: 'RUNNING' }));
  expect(keyOf({ callbackURL: 'https://a.b/1' }, later)).toBe(keyOf({ callbackURL: 'https://a.b/1' }));
  expect(keyOf({ callbackURL: 'https://a.b/2' })).not.toBe(keyOf({ callbackURL: 'https://a.b/1' }));
});

test('a good-bye after one that was forged, or late for an earlier link, is heard', () => {
  const body = { deregistrations: [{ userId: 'a' }] };
  const [first] = heard(body);
  const [next] = heard(body, new Date('2026-09-01T12:00:01Z'));
  expect(next?.key).not.toBe(first?.key);
});

test('a body of more records than Garmin ever sends is refused before each is looked at', () => {
  const empty = Array.from({ length: 10_000 }, () => ({}));
  expect(heard({ activities: empty })).toEqual([]);
  expect(() => heard({ activities: empty, bodyComps: [{}] })).toThrow(WebhookRefused);
});

test('a long number keeps its digits', () => {
  const [notice] = heard('{"activities":[{"userId":"a","summaryId":"s","activityId":9007199254740993}]}');
  expect(notice?.externalId).toBe('9007199254740993');
});

test('a record of nobody is passed over, and the others count', () => {
  expect(heard({ activities: [null, 7, { summaryId: '1' }, { userId: 'a', summaryId: '2' }] })).toHaveLength(
    1,
  );
  expect(heard({ activities: 'all of them', nonsense: [{ userId: 'a' }] })).toEqual([]);
});

test.each(['', 'null', '[]', '7', '{"activities":[{', '<html></html>'])(
  'what is no body is refused: %s',
  (body) => {
    expect(() => heard(body)).toThrow(WebhookRefused);
  },
);

test('a body for another application is refused', () => {
  verify({ headers: { 'garmin-client-id': 'ours' } }, 'ours');
  verify({ headers: {} }, 'ours');
  for (const id of ['theirs', '', 'ours '])
    expect(() => verify({ headers: { 'garmin-client-id': id } }, 'ours')).toThrow(WebhookRefused);
});
