import { randomUUID } from 'node:crypto';
import { dayOf } from '#src/kernel/clock';
import { RED_FLAGS } from '#src/signs/red-flags';
import { weekOf } from '#src/signs/iso-week';
import { CONDITIONS, MEDICINES, STOMACH_TROUBLES } from '#src/circumstances/condition-words';
import { PARTS } from '#src/circumstances/circumstance.entity';
import type { Ask } from '../authorisation/row.js';
import type { Marked, Scene } from './scene.js';

/** What somebody asks for on the way, themselves. */
type Asks = (who: Marked, scene: Scene) => Ask[] | Promise<Ask[]>;

const DAY_MS = 86_400_000;
const day = ({ stage }: Scene, daysAhead: number) => dayOf(new Date(+stage.clock.now() + daysAhead * DAY_MS));
const body =
  (told: object): Asks =>
  () => [{ body: told }];
/** One request for each thing of a list that is theirs. */
const each =
  (list: string, more: Ask = {}): Asks =>
  async ({ browser }) => {
    const { items } = (await browser.get(list)).json<{ items: { id: string }[] }>();
    return items.map(({ id }) => ({ ...more, params: { ...more.params, id } }));
  };
const ofSessions =
  (more: Ask = {}): Asks =>
  ({ sessionIds }) =>
    sessionIds.map((id) => ({ ...more, params: { id } }));

const WEEK = (scene: Scene) => ({ week: weekOf(day(scene, 0)) });
const ILL = {
  ...{ signs: { cramp: 3, recovery: 3, fatigue: 3, pulse: 3, moodSleep: 3 }, pulseConfirmed: true },
  ...{ stress: 10, sleepH: 3, stomachDays: 7, caffeineCups: 12, alcoholGlasses: 40 },
  ...{ ill: true, newMedicine: true, period: true, redFlags: RED_FLAGS },
};
const DIET = {
  ...{ lowCarbohydrate: true, oneSided: true, energyRestriction: true, excludedGroups: [] },
  ...{ tags: ['vegan'], allergies: [], dislikedFoods: ['kale'], since: null },
};
const CAFFEINE = { coffee: 12, espresso: 4, tea: 6, energyDrink: 3, cola: 5, tablet: 2 };
const EXPECTING = { pregnant: true, breastfeeding: true, doctorSaidSupplement: true };
const SWEAT = { method: 'wash-down', value: 1.9, unit: 'mmol/L' };
const LABS = '/api/v1/lab-values';
const lab = (scene: Scene, value: number, daysAgo = 4) => ({
  ...{ marker: 'magnesium', value, unit: 'mmol/L', sampledAt: day(scene, -daysAgo) },
});
const plan = { params: { id: '7f6d1f5e-0000-4000-8000-00000000abcd' } };

/**
 * What an athlete tells or does here is theirs alone: no coach reads another byte for it. In this order: what is told
 * comes before it goes.
 */
export const TOLD_ALONE: Record<string, Asks> = {
  'PUT /api/v1/circumstances/diet': body(DIET),
  'PUT /api/v1/circumstances/caffeine': body(CAFFEINE),
  'PUT /api/v1/circumstances/alcohol': body({ glassesPerWeek: 60, fourAtOnceMonthly: true }),
  'PUT /api/v1/circumstances/stomach': body({ troubles: STOMACH_TROUBLES, medicines: MEDICINES }),
  'PUT /api/v1/circumstances/conditions': body({ conditions: CONDITIONS, ...EXPECTING }),
  'POST /api/v1/lab-values': (_, scene) => [{ body: lab(scene, 0.41) }],
  'PUT /api/v1/lab-values/:id': async (who, scene) => {
    const asks = await each(LABS)(who, scene);
    return asks.map((ask, n) => ({ ...ask, body: lab(scene, 1.9 - n / 10, 20 + n) }));
  },
  'POST /api/v1/lab-values/import': (_, scene) => [
    { body: { text: `date,marker,value,unit\n${day(scene, -2)},ferritin,8,µg/L\n`, dryRun: false } },
  ],
  'DELETE /api/v1/lab-values/:id': each(LABS),
  'POST /api/v1/sweat-tests': (_, scene) => [{ body: { ...SWEAT, sampledOn: day(scene, -5) } }],
  'PUT /api/v1/sweat-tests/:id': async (who, scene) => {
    const asks = await each('/api/v1/sweat-tests')(who, scene);
    return asks.map((ask) => ({ ...ask, body: { ...SWEAT, value: 1.7, sampledOn: day(scene, -5) } }));
  },
  'PUT /api/v1/lab-reminder': (_, scene) => [{ body: { onDay: day(scene, 90) } }],
  'DELETE /api/v1/lab-reminder': () => [{}],
  'PUT /api/v1/signs/check-ins/:week': (_, scene) => [{ params: WEEK(scene), body: ILL }],
  'PUT /api/v1/signs/help': body({ country: 'NO' }),
  'POST /api/v1/signs/standing-flag/seen': () => [{}],
  'POST /api/v1/suggestions/measure/dismiss': () => [{}],
  'PUT /api/v1/sessions/:id/effort': ofSessions({ body: { rpe: 10 } }),
  'DELETE /api/v1/sessions/:id/effort': ofSessions(),
  'PUT /api/v1/planned-sessions/:id': (_, scene) => {
    const startsAt = new Date(+scene.stage.clock.now() + 8 * 3_600_000).toISOString();
    return [{ ...plan, body: { name: 'Race', sport: 'run', startsAt, durationS: 14_400 } }];
  },
  'DELETE /api/v1/planned-sessions/:id': () => [plan],
  'PUT /api/v1/foods/:food/favourite': () => [{ params: { food: 'almonds' } }],
  'DELETE /api/v1/foods/:food/favourite': () => [{ params: { food: 'almonds' } }],
  'POST /api/v1/own-foods': () => [
    { body: { name: `Iron ${randomUUID()}`, basis: 'portion', magnesiumMg: 1 } },
  ],
  'PATCH /api/v1/nudge-manners': body({ quietFrom: '00:00', quietUntil: '23:59', checkInWeekday: 5 }),
  'PUT /api/v1/nudge-topics/:theme': () => [{ params: { theme: 'food' }, body: { muted: true } }],
  'PUT /api/v1/nudge-pause': (_, scene) => [{ body: { until: `${day(scene, 3)}T08:00:00Z` } }],
  'POST /api/v1/inbox/:id/seen': each('/api/v1/inbox'),
  'POST /api/v1/inbox/:id/later': each('/api/v1/inbox', { body: { minutes: 60 } }),
  'POST /api/v1/inbox/:id/done': each('/api/v1/inbox'),
  'POST /api/v1/inbox/:id/dismiss': each('/api/v1/inbox'),
  'DELETE /api/v1/signs/standing-flag': () => [{}],
  'DELETE /api/v1/signs/check-ins/:week': (_, scene) => [{ params: WEEK(scene) }],
  'DELETE /api/v1/signs/check-ins': () => [{}],
  'DELETE /api/v1/sweat-tests/:id': each('/api/v1/sweat-tests'),
  'DELETE /api/v1/circumstances/:part': () => PARTS.map((part) => ({ params: { part } })),
};

/** What an athlete changes here coaches may come to see, within what is shared: it is what was shared. */
export const MAY_BE_SEEN: readonly string[] = [
  // Sessions, and what they are reckoned with.
  'POST /api/v1/archives',
  'DELETE /api/v1/archives/:id',
  'POST /api/v1/sessions/files',
  'POST /api/v1/sessions/:id/same-as',
  'DELETE /api/v1/sessions/:id',
  'POST /api/v1/links/:brand/authorise',
  'POST /api/v1/links/:brand/key',
  'PUT /api/v1/links/:brand/choices',
  'POST /api/v1/links/:brand/sync',
  'DELETE /api/v1/links/:brand',
  'PUT /api/v1/me',
  'PUT /api/v1/profile',
  'POST /api/v1/profile/masses',
  'DELETE /api/v1/profile/masses/:id',
  'PUT /api/v1/sessions/:id/weigh-in',
  'DELETE /api/v1/sessions/:id/weigh-in',
  'PUT /api/v1/sessions/:id/told',
  'DELETE /api/v1/sessions/:id/told',
  'PUT /api/v1/weighings/:id',
  'DELETE /api/v1/weighings/:id',
  // Food, and what is held to be enough of it.
  'PUT /api/v1/own-foods/:id',
  'DELETE /api/v1/own-foods/:id',
  'PUT /api/v1/food-days/:day',
  'POST /api/v1/food-days/:day/copy',
  'PUT /api/v1/food-entries/:id',
  'DELETE /api/v1/food-entries/:id',
  'PUT /api/v1/diet-screen',
  'DELETE /api/v1/diet-screen',
  'PUT /api/v1/coverage/reference',
  // What they say to the team, or of what may be seen at all.
  'PUT /api/v1/consents/:purpose',
  'POST /api/v1/teams/joining/look',
  'POST /api/v1/teams/joining',
  'PUT /api/v1/teams/:id/shares/:group',
  'DELETE /api/v1/teams/:id/membership',
  'PUT /api/v1/teams/:id/name',
  'DELETE /api/v1/teams/:id/talk',
  'POST /api/v1/teams/:id/talk',
  'POST /api/v1/teams/:id/guardian',
  // All of it, taken in or gone.
  'POST /api/v1/imports',
  'DELETE /api/v1/me',
  'DELETE /api/v1/me/data',
];

/** Rooms, and single routes, that hold nothing of what somebody is or does: how they come in, and where they are told. */
export const OF_DOORS: readonly string[] = ['channels', 'entry', 'factors'];
export const OF_NOTHING: readonly string[] = ['POST /api/v1/exports', 'DELETE /api/v1/exports/:id'];

/** Purposes of what is told alone: a yes or a no to one of them is told alone as well. */
export const ALONE = [
  ...(['lab-values', 'signs', 'stress', 'diet', 'caffeine', 'alcohol', 'stomach', 'conditions'] as const),
];
