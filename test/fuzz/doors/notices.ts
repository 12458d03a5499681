import { createHmac } from 'node:crypto';
import { connectors } from '#integrations/connectors';
import { Settings } from '#src/config/settings';
import { WebhookRefused } from '#src/connect/connect.problems';
import { isOfOurs } from '#src/connect/notice-desk';
import { SystemClock } from '#src/kernel/clock';
import type { Chance } from '../chance.js';
import type { Door } from '../door.js';
import { mutateBytes } from '../mutators/bytes.js';
import { mutateJson } from '../mutators/json.js';
import { TEXTS } from '../mutators/telling.js';

const SECRET = 'a secret of sixteen';
const settings = {
  STRAVA_CLIENT_ID: 'fuzz',
  STRAVA_CLIENT_SECRET: 'fuzz',
  STRAVA_WEBHOOK_SIGNATURE: 'enforce',
  STRAVA_WEBHOOK_SIGNING_SECRET: SECRET,
  GARMIN_ENABLED: 'true',
  GARMIN_CLIENT_ID: 'fuzz',
  GARMIN_CLIENT_SECRET: 'fuzz',
  WITHINGS_CLIENT_ID: 'fuzz',
  WITHINGS_CLIENT_SECRET: 'fuzz',
};
const RECEIVED_AT = new Date('2026-06-01T06:00:00Z');

const STRAVA = [
  {
    aspect_type: 'create',
    event_time: 1_780_000_000,
    object_id: 1360128428,
    object_type: 'activity',
    owner_id: 134815,
    subscription_id: 120475,
  },
  {
    aspect_type: 'update',
    event_time: 1_780_000_000,
    object_id: 134815,
    object_type: 'athlete',
    owner_id: 134815,
    subscription_id: 120475,
    updates: { authorized: 'false' },
  },
];
const activity = {
  userId: 'u'.repeat(32),
  summaryId: '5001-detail',
  activityId: 5001968355,
  startTimeInSeconds: 1_780_000_000,
  durationInSeconds: 1789,
};
const GARMIN = [
  {
    activities: [activity, activity],
    bodyComps: [
      { userId: 'u', summaryId: 'x', weightInGrams: 70_000, measurementTimeInSeconds: 1_780_000_000 },
    ],
  },
  {
    activityDetails: [
      { ...activity, summary: activity, samples: [{ startTimeInSeconds: 1_780_000_000, heartRate: 83 }] },
    ],
  },
  {
    activityFiles: [
      {
        ...activity,
        fileType: 'FIT',
        callbackURL: 'https://apis.garmin.com/wellness-api/rest/activityFile?id=1&token=2',
      },
    ],
  },
  {
    deregistrations: [{ userId: 'u', userAccessToken: 't' }],
    userPermissionsChange: [{ userId: 'u', permissions: ['ACTIVITY_EXPORT'] }],
    dailies: [{}],
  },
];
const WITHINGS = [
  'userid=1234&appli=1&startdate=1780000000&enddate=1780000060',
  'userid=1234&appli=1&action=unlink',
  '',
];

export const stravaNoticeDoor = () =>
  noticeDoor(
    'strava',
    STRAVA.map((told) => JSON.stringify(told)),
    mutateJson,
  );
export const garminNoticeDoor = () =>
  noticeDoor(
    'garmin',
    GARMIN.map((told) => JSON.stringify(told)),
    mutateJson,
  );
export const withingsNoticeDoor = () => noticeDoor('withings', WITHINGS, mutateForm);

/** What brands send without being asked, signed where they sign; some with a signature that is none. */
function noticeDoor(brand: string, seeds: readonly string[], mutate: Door['mutate']): Door {
  const brands = connectors(Settings.from(settings), { derive: (purpose) => purpose }, new SystemClock()).all;
  const connector = brands.find((one) => one.brand === brand)!;
  let asked = 0;
  return {
    seeds: seeds.map((told) => Buffer.from(told)),
    mutate,
    knock: (input) => {
      const body = Buffer.from(input);
      const seconds = RECEIVED_AT.getTime() / 1000;
      const v1 = createHmac('sha256', SECRET).update(`${seconds}.`).update(body).digest('hex');
      // Of ten, one is signed with what was sent: that is what a stranger can do.
      const signature = ++asked % 10 === 0 ? body.toString('latin1').slice(0, 200) : `t=${seconds},v1=${v1}`;
      const headers = { 'x-strava-signature': signature };
      const query = Object.fromEntries(new URLSearchParams(body.toString('utf8').slice(0, 500)));
      try {
        const notices = connector.read(
          { headers, query, body, receivedAt: RECEIVED_AT },
          { subscriptionId: null },
        );
        JSON.stringify(notices);
        const greeted = connector.greet({ query }) === null ? '' : ' greeted';
        return (
          [...new Set(notices.map((notice) => (isOfOurs(notice) ? notice.kind : 'nobody’s')))].join(' ') +
          greeted
        );
      } catch (error) {
        if (error instanceof WebhookRefused) return error.code;
        throw error;
      }
    },
  };
}

function mutateForm(input: Uint8Array, chance: Chance): Uint8Array {
  if (chance.isUnder(0.2)) return mutateBytes(input, chance);
  const form = new URLSearchParams(Buffer.from(input).toString('utf8'));
  for (let left = chance.few(4); left > 0; left--) {
    const name = chance.pick([
      ...form.keys(),
      'userid',
      'appli',
      'startdate',
      'enddate',
      'action',
      'hub.challenge',
    ]);
    if (chance.isUnder(0.2)) form.append(name, chance.pick(TEXTS));
    else form.set(name, chance.pick(TEXTS));
  }
  return Buffer.from(form.toString());
}
