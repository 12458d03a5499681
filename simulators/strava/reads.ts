import { type Admitted, read } from '#simulators/strava/gate';
import { breach, refusal } from '#simulators/strava/refusals';
import { activityZones, athleteZones, stats, STREAM_KEYS, streamSet } from '#simulators/strava/samples';
import { detail, laps, profile, type Seen, summary } from '#simulators/strava/shapes';
import type { Activity, Vendor } from '#simulators/strava/vendor';

/** Everything under /api/v3 that reads. */
export function addReads(vendor: Vendor): void {
  const { app, clock } = vendor.sim;
  const api = '/api/v3';

  app.get(
    `${api}/athlete`,
    read(vendor, { scope: 'read' }, ({ grant }) =>
      profile(vendor.athlete(grant.athleteId), { all: grant.scopes.includes('profile:read_all') }),
    ),
  );
  app.get(
    `${api}/athlete/zones`,
    read(vendor, { scope: 'profile:read_all' }, ({ grant }) => athleteZones(vendor.athlete(grant.athleteId))),
  );
  app.get(
    `${api}/athletes/:id/stats`,
    read(vendor, { scope: 'read' }, ({ grant, params }) => {
      if (params['id'] !== grant.athleteId)
        throw breach(
          'another-athlete',
          'Stats are told of the athlete of the token only.',
          refusal(403, 'Athlete', 'id'),
        );
      return stats(vendor.activitiesOf(grant.athleteId), clock.now());
    }),
  );
  app.get(
    `${api}/athlete/activities`,
    read(vendor, { scope: 'activity:read', knows: ['before', 'after', 'page', 'per_page'] }, (call) =>
      page(vendor, call),
    ),
  );
  app.get(
    `${api}/activities/:id`,
    read(vendor, { scope: 'activity:read', knows: ['include_all_efforts'] }, (call) => {
      expectWord(call.query, 'include_all_efforts', ['true', 'false']);
      return detail(visible(vendor, call), seenBy(vendor, call));
    }),
  );
  app.get(
    `${api}/activities/:id/laps`,
    read(vendor, { scope: 'activity:read' }, (call) => laps(visible(vendor, call))),
  );
  app.get(
    `${api}/activities/:id/streams`,
    read(vendor, { scope: 'activity:read', knows: ['keys', 'key_by_type'] }, (call) => {
      expectWord(call.query, 'key_by_type', ['true', 'false']);
      const keys = (call.query['keys'] ?? '').split(',');
      for (const key of keys) if (!STREAM_KEYS.some((known) => known === key)) throw badValue('keys', key);
      const { all } = seenBy(vendor, call);
      return streamSet(visible(vendor, call), { keys, byType: call.query['key_by_type'] === 'true', all });
    }),
  );
  app.get(
    `${api}/activities/:id/zones`,
    read(vendor, { scope: 'activity:read' }, (call) =>
      activityZones(visible(vendor, call), vendor.athlete(call.grant.athleteId)),
    ),
  );
}

/** Pages are cut first and then thinned of what may not be seen, so a page in the middle can be short. */
function page(vendor: Vendor, call: Admitted): unknown {
  const { query } = call;
  const number = wholeNumber(query, 'page', 1);
  const perPage = wholeNumber(query, 'per_page', 30);
  if (number < 1) throw badValue('page', String(number));
  if (perPage < 1 || perPage > 200) throw badValue('per_page', String(perPage));
  const after = epochSeconds(query, 'after');
  const before = epochSeconds(query, 'before');
  const startS = ({ workout }: Activity): number => workout.startsAt.getTime() / 1_000;
  const found = vendor
    .activitiesOf(call.grant.athleteId)
    .filter(
      (activity) =>
        (after === null || startS(activity) > after) && (before === null || startS(activity) < before),
    )
    .sort((a, b) => (after === null ? startS(b) - startS(a) : startS(a) - startS(b)));
  const seen = seenBy(vendor, call);
  return found
    .slice((number - 1) * perPage, number * perPage)
    .filter(({ isPrivate }) => seen.all || !isPrivate)
    .map((activity) => summary(activity, seen));
}

/** An activity of somebody else, a private one and one that is gone all look the same. */
function visible(vendor: Vendor, call: Admitted): Activity {
  const activity = vendor.activities.get(call.params['id'] ?? '');
  const hidden =
    activity?.athleteId !== call.grant.athleteId || (activity.isPrivate && !seenBy(vendor, call).all);
  if (!activity || hidden) throw refusal(404, 'Activity', 'id');
  return activity;
}

function seenBy({ settings }: Vendor, { grant }: Admitted): Seen {
  return { all: grant.scopes.includes('activity:read_all'), dropOptional: settings.dropOptional };
}

function wholeNumber(query: Record<string, string>, name: string, otherwise: number): number {
  const text = query[name];
  if (text === undefined) return otherwise;
  if (!/^\d{1,12}$/.test(text)) throw badValue(name, text);
  return Number(text);
}

/** Counted in seconds; a number past the year 5000 was meant in milliseconds. */
function epochSeconds(query: Record<string, string>, name: string): number | null {
  if (query[name] === undefined) return null;
  const seconds = wholeNumber(query, name, 0);
  if (seconds > 1e11) throw badValue(name, String(seconds));
  return seconds;
}

function expectWord(query: Record<string, string>, name: string, words: string[]): void {
  const word = query[name];
  if (word !== undefined && !words.includes(word)) throw badValue(name, word);
}

function badValue(name: string, value: string): Error {
  return breach('bad-value', `${name} cannot be “${value}”.`, refusal(400, 'Parameter', name));
}
