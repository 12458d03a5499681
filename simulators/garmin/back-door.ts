import type { WorkoutPlan } from '#simulators/season/plan';
import type { GarminSimulator } from '#simulators/garmin/garmin-simulator';
import { memberPage } from '#simulators/garmin/pages';
import { PERMISSIONS } from '#simulators/garmin/summary-types';

/** What comes as a form or as JSON; forms have text only. */
interface Wish {
  userId?: string;
  activityId?: string;
  athleteSeed?: number;
  days?: number;
  withhold?: number;
  url?: string;
  with?: never[];
  without?: never[];
  plan?: Partial<WorkoutPlan>;
  massKg?: number | string;
  name?: string;
  distanceM?: number;
  kcal?: number;
  permissions?: string[];
  all?: boolean;
}

/** The methods of the stand-in for whoever is outside its process: `POST /__sim/record {userId}`, and a page. */
export function serveBackDoor(garmin: GarminSimulator): void {
  const who = (wish: Wish): string => wish.userId ?? garmin.members[0]?.userId ?? garmin.addMember().userId;
  const actions: Record<string, (wish: Wish) => unknown> = {
    member: (wish) => {
      const { userId, athlete, activities } = garmin.addMember(wish);
      return { userId, athlete, activities: activities.length };
    },
    approve: (wish) => ({ callback: garmin.approve(wish.url ?? '', wish) }),
    deny: (wish) => ({ callback: garmin.deny(wish.url ?? '') }),
    webhook: ({ url }) => (garmin.webhookUrl = url ?? null),
    record: (wish) => ({ activityId: garmin.record(who(wish), planOf(wish)) }),
    'hand-over': (wish) => ({ activityId: garmin.handOver(who(wish)) }),
    triathlon: (wish) => garmin.recordTriathlon(who(wish), planOf(wish).startsAt),
    'by-hand': (wish) => ({ activityId: garmin.enterByHand(who(wish), planOf(wish)) }),
    edit: ({ activityId = '', name, distanceM, kcal, ...wish }) =>
      garmin.edit(who(wish), activityId, {
        ...(name !== undefined && { name }),
        ...(distanceM !== undefined && { distanceM }),
        ...(kcal !== undefined && { kcal }),
      }),
    remove: (wish) => garmin.remove(who(wish), wish.activityId ?? ''),
    weigh: (wish) => garmin.weigh(who(wish), Number(wish.massKg)),
    permissions: (wish) =>
      garmin.setPermissions(
        who(wish),
        PERMISSIONS.filter((name) => wish.permissions?.includes(name) ?? name in wish),
      ),
    deregister: (wish) => garmin.deregister(who(wish)),
    'withdraw-tokens': (wish) => garmin.withdrawTokens(who(wish)),
    flush: ({ all = false }) => garmin.flush({ all }),
  };

  garmin.app.get('/__sim', async (_, reply) => {
    const news = garmin.sent
      .slice(-8)
      .reverse()
      .map(({ at, type, status }) => `${at.toISOString()} ${type}: ${status ?? 'no answer'}`);
    return reply.type('text/html; charset=utf-8').send(memberPage(garmin.members, news));
  });
  garmin.app.get('/__sim/members', async () =>
    garmin.members.map(({ permissions, activities, onWatch, ...rest }) => ({
      ...rest,
      onWatch: onWatch.length,
      permissions: [...permissions],
      activities: activities.map(({ id, name }) => ({ id, name })),
    })),
  );
  garmin.app.get('/__sim/sent', async () => garmin.sent);
  garmin.app.get('/__sim/pending', async () => garmin.pending);
  garmin.app.post<{ Params: { action: string }; Body: Wish | null }>(
    '/__sim/:action',
    async ({ params, body, headers }, reply) => {
      const act = actions[params.action];
      if (!act) return reply.code(404).send({ message: `Known here: ${Object.keys(actions).join(', ')}.` });
      const done = await act(body ?? {});
      if (headers['content-type']?.startsWith('application/x-www-form-urlencoded'))
        return reply.redirect('/__sim', 303);
      return done ?? {};
    },
  );
}

function planOf({ plan = {} }: Wish): Partial<WorkoutPlan> {
  return plan.startsAt === undefined ? plan : { ...plan, startsAt: new Date(plan.startsAt) };
}
