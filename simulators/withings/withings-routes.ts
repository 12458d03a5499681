import type { FastifyRequest } from 'fastify';
import type { Weighing, WithingsSimulator, WithingsUser } from '#simulators/withings/withings-simulator';

type Fields = Record<string, string>;
/** Withings wraps everything, and answers HTTP 200 whatever happened. */
interface Wrapped {
  status: number;
  body: object;
  error?: string;
}

/** What each service knows of parameters, by action. */
const PARAMETERS: Record<string, readonly string[]> = {
  requesttoken: ['grant_type', 'client_id', 'client_secret', 'code', 'refresh_token', 'redirect_uri'],
  getmeas: ['meastype', 'meastypes', 'category', 'startdate', 'enddate', 'offset', 'lastupdate'],
  subscribe: ['callbackurl', 'appli', 'comment'],
  list: ['appli'],
  get: ['callbackurl', 'appli'],
  revoke: ['callbackurl', 'appli'],
};
const INVALID = 503;
const UNAUTHORISED = 401;
const TOO_MANY = 601;
const NO_CALLBACK = 293;
const NO_SUBSCRIPTION = 294;

/** Token, measures and notices. */
export function serveApi(withings: WithingsSimulator): void {
  const calls = new Map<number, number>();
  const serve = (path: string, actions: Record<string, (call: Call) => Wrapped | Promise<Wrapped>>): void => {
    withings.app.post(path, async (request) => {
      const call = new Call(withings, request);
      const minute = Math.floor(withings.clock.nowS() / 60);
      calls.set(minute, (calls.get(minute) ?? 0) + 1);
      if ((calls.get(minute) ?? 0) > withings.perMinute)
        return call.refuse(TOO_MANY, 'too-many', 'Too Many Requests');
      const fault = call.shapeFault(Object.keys(actions));
      if (fault) return fault;
      return actions[call.fields.action ?? '']?.(call);
    });
  };
  serve('/v2/oauth2', { requesttoken: requestToken });
  serve('/measure', { getmeas: (call) => call.asUser((user) => measures(call, user)) });
  serve('/notify', {
    subscribe: (call) => call.asUser((user) => subscribe(call, user)),
    list: (call) => call.asUser((user) => list(call, user)),
    get: (call) => call.asUser((user) => list(call, user)),
    revoke: (call) => call.asUser((user) => revoke(call, user)),
  });
}

/** One call, and the ways to say no to it. */
class Call {
  readonly fields: Fields;

  constructor(
    readonly withings: WithingsSimulator,
    private readonly request: FastifyRequest,
  ) {
    this.fields = (request.body ?? {}) as Fields;
  }

  refuse(status: number, rule: string, error: string, noted = true): Wrapped {
    if (noted) this.withings.note(this.request, rule, error);
    return { status, body: {}, error };
  }

  shapeFault(actions: readonly string[]): Wrapped | null {
    const { action = '', ...rest } = this.fields;
    if (!this.request.headers['content-type']?.startsWith('application/x-www-form-urlencoded'))
      return this.refuse(INVALID, 'not-a-form', 'Invalid Params: send a form');
    if (Object.keys(this.request.query as Fields).length > 0)
      return this.refuse(INVALID, 'secret-in-address', 'Invalid Params: nothing may stand in the query');
    if (!actions.includes(action)) return this.refuse(INVALID, 'action', 'Invalid Params: unknown action');
    const unknown = Object.keys(rest).find((name) => !PARAMETERS[action]?.includes(name));
    return unknown ? this.refuse(INVALID, 'unknown-parameter', `Invalid Params: ${unknown}`) : null;
  }

  async asUser(work: (user: WithingsUser) => Wrapped | Promise<Wrapped>): Promise<Wrapped> {
    const [, token] = /^Bearer (\S+)$/.exec(this.request.headers.authorization ?? '') ?? [];
    if (token === undefined) return this.refuse(UNAUTHORISED, 'no-bearer', 'Not provided access_token');
    const holder = this.withings.grants.holder(token);
    if (!holder)
      return this.refuse(
        UNAUTHORISED,
        'access-token',
        'invalid_token: The access token provided is invalid',
        false,
      );
    if (!holder.scope.split(',').includes('user.metrics'))
      return this.refuse(403, 'wrong-scope', 'insufficient_scope');
    return work(this.withings.user(holder.userId));
  }
}

function requestToken(call: Call): Wrapped {
  const { withings, fields } = call;
  if (fields.client_id !== withings.clientId || fields.client_secret !== withings.clientSecret)
    return call.refuse(INVALID, 'client', 'Invalid Params: invalid client_id/client_secret');
  switch (fields.grant_type) {
    case 'authorization_code': {
      const tokens = withings.grants.exchange(fields.code ?? '', fields.redirect_uri ?? '');
      if (typeof tokens === 'string') return call.refuse(INVALID, 'code', `Invalid Params: ${tokens}`);
      withings.user(tokens.userid).connected = true;
      return { status: 0, body: tokens };
    }
    case 'refresh_token': {
      const tokens = withings.grants.renew(fields.refresh_token ?? '');
      if (!tokens)
        return call.refuse(INVALID, 'refresh-token', 'Invalid Params: invalid refresh_token', false);
      return { status: 0, body: tokens };
    }
    default:
      return call.refuse(INVALID, 'grant-type', 'Invalid Params: invalid grant_type');
  }
}

/** Newest first, a page at a time. */
function measures(call: Call, { weighings }: WithingsUser): Wrapped {
  const { withings, fields } = call;
  const { startdate, enddate, lastupdate, offset = '0', category = '1' } = fields;
  if (lastupdate !== undefined && (startdate !== undefined || enddate !== undefined))
    return call.refuse(INVALID, 'dates', 'Invalid Params: lastupdate goes alone');
  const numbers = [startdate ?? '0', enddate ?? '0', lastupdate ?? '0', offset, category];
  if (!numbers.every((text) => /^\d+$/.test(text)))
    return call.refuse(INVALID, 'bad-value', 'Invalid Params: dates are seconds since 1970');
  const types = (fields.meastypes ?? fields.meastype ?? '1,6').split(',').map(Number);
  const wanted = weighings
    .filter(({ modifiedAt }) => lastupdate === undefined || seconds(modifiedAt) >= Number(lastupdate))
    .filter(({ at }) => startdate === undefined || seconds(at) >= Number(startdate))
    .filter(({ at }) => enddate === undefined || seconds(at) <= Number(enddate))
    .sort((a, b) => +b.at - +a.at);
  const from = Number(offset);
  const page = wanted.slice(from, from + withings.pageSize);
  const more = from + page.length < wanted.length;
  return {
    status: 0,
    body: {
      updatetime: withings.clock.nowS(),
      timezone: 'Europe/Stockholm',
      measuregrps: page.map((weighing) => group(weighing, types)),
      ...(more && { more: 1, offset: from + page.length }),
    },
  };
}

/** Numbers come as an integer and a power of ten. */
function group(weighing: Weighing, types: readonly number[]): object {
  const measured = [
    { value: Math.round(weighing.massKg * 1000), type: 1, unit: -3 },
    ...(weighing.fatPct === null ? [] : [{ value: Math.round(weighing.fatPct * 10), type: 6, unit: -1 }]),
  ];
  return {
    grpid: weighing.groupId,
    attrib: weighing.attrib,
    date: seconds(weighing.at),
    created: seconds(weighing.at),
    modified: seconds(weighing.modifiedAt),
    category: 1,
    deviceid: weighing.attrib === 2 ? null : 'a-scale',
    measures: measured.filter(({ type }) => types.includes(type)),
  };
}

/** Withings looks with HEAD whether somebody is there. */
async function subscribe(call: Call, { userId }: WithingsUser): Promise<Wrapped> {
  const { withings, fields } = call;
  const { callbackurl: callbackUrl = '', appli = '', comment = '' } = fields;
  if (!URL.canParse(callbackUrl) || callbackUrl.length > 255)
    return call.refuse(INVALID, 'callback', 'Invalid Params: callbackurl');
  if (!/^\d+$/.test(appli)) return call.refuse(INVALID, 'bad-value', 'Invalid Params: appli');
  const there = await fetch(callbackUrl, { method: 'HEAD', redirect: 'manual' }).catch(() => null);
  if (!there?.ok)
    return call.refuse(NO_CALLBACK, 'callback', 'The callback URL is either absent or incorrect');
  const known = find(withings, userId, callbackUrl, Number(appli));
  if (known) Object.assign(known, { comment, failures: 0 });
  else withings.subscriptions.push({ userId, callbackUrl, appli: Number(appli), comment, failures: 0 });
  return { status: 0, body: {} };
}

function list({ withings, fields }: Call, { userId }: WithingsUser): Wrapped {
  const profiles = withings.subscriptions
    .filter((each) => each.userId === userId)
    .filter(({ appli }) => fields.appli === undefined || appli === Number(fields.appli))
    .filter(({ callbackUrl }) => fields.callbackurl === undefined || callbackUrl === fields.callbackurl)
    .map(({ appli, callbackUrl, comment }) => ({ appli, callbackurl: callbackUrl, comment }));
  return { status: 0, body: { profiles } };
}

function revoke(call: Call, { userId }: WithingsUser): Wrapped {
  const { withings, fields } = call;
  const found = find(withings, userId, fields.callbackurl ?? '', Number(fields.appli ?? 1));
  if (!found) return call.refuse(NO_SUBSCRIPTION, 'subscription', 'No such subscription was found', false);
  withings.subscriptions.splice(withings.subscriptions.indexOf(found), 1);
  return { status: 0, body: {} };
}

function find(
  { subscriptions }: WithingsSimulator,
  userId: string,
  callbackUrl: string,
  appli: number,
): WithingsSimulator['subscriptions'][number] | undefined {
  return subscriptions.find(
    (each) => each.userId === userId && each.callbackUrl === callbackUrl && each.appli === appli,
  );
}

function seconds(at: Date): number {
  return Math.floor(+at / 1000);
}
