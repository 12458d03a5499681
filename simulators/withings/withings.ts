import { serveApi } from '#simulators/withings/withings-routes';
import { type WithingsOptions, WithingsSimulator } from '#simulators/withings/withings-simulator';

/** Opens a Withings of one’s own on a free port. */
export async function startWithings(options: WithingsOptions = {}): Promise<WithingsSimulator> {
  const withings = new WithingsSimulator(options);
  serveConsent(withings);
  serveApi(withings);
  serveBackDoor(withings);
  await withings.listen();
  return withings;
}

function serveConsent(withings: WithingsSimulator): void {
  withings.app.get('/oauth2_user/authorize2', async (request, reply) => {
    const fault = withings.faultOf(request.query as Record<string, string>);
    if (fault) {
      withings.note(request, fault.rule, fault.says);
      return reply.code(400).type('text/plain; charset=utf-8').send(fault.says);
    }
    if (withings.approval === 'auto') return reply.redirect(withings.approve(request.url), 302);
    const [allow, deny] = [withings.approve(request.url), withings.deny(request.url)];
    return reply.type('text/html; charset=utf-8').send(
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>Simulated Withings</title>
      <h1>Share your weight?</h1><p><a href="${attribute(allow)}">Allow this app</a></p>
      <p><a href="${attribute(deny)}">Cancel</a></p></html>`,
    );
  });
}

interface Wish {
  userId?: string;
  athleteSeed?: number;
  days?: number;
  url?: string;
  massKg?: number;
  at?: string;
  groupId?: number;
  how?: 'unlink' | 'delete';
}

/** The methods of the stand-in for whoever is outside its process: `POST /__sim/weigh {userId, massKg}`. */
function serveBackDoor(withings: WithingsSimulator): void {
  const who = (wish: Wish): string => wish.userId ?? withings.users[0]?.userId ?? withings.addUser().userId;
  const actions: Record<string, (wish: Wish) => unknown> = {
    user: (wish) => withings.addUser(wish),
    approve: (wish) => ({ callback: withings.approve(wish.url ?? '', wish) }),
    deny: (wish) => ({ callback: withings.deny(wish.url ?? '') }),
    weigh: (wish) => withings.weigh(who(wish), wish.massKg ?? 70, wish.at ? { at: new Date(wish.at) } : {}),
    correct: (wish) => withings.correct(who(wish), wish.groupId ?? 0, wish.massKg ?? 70),
    remove: (wish) => withings.remove(who(wish), wish.groupId ?? 0),
    unlink: (wish) => withings.unlink(who(wish), wish.how),
  };
  withings.app.get('/__sim/notices', async () => withings.notices);
  withings.app.post<{ Params: { action: string }; Body: Wish | null }>(
    '/__sim/:action',
    async ({ params, body }, reply) => {
      const act = actions[params.action];
      if (!act) return reply.code(404).send({ message: `Known here: ${Object.keys(actions).join(', ')}.` });
      return act(body ?? {}) ?? {};
    },
  );
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}
