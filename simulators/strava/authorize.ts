import type { FastifyReply, FastifyRequest } from 'fastify';
import { escaped, htmlPage } from '#simulators/html';
import { orRefuse } from '#simulators/strava/gate';
import { breach, expectOnly, type Refusal, refusal } from '#simulators/strava/refusals';
import { SCOPES } from '#simulators/strava/settings';
import type { Athlete, Vendor } from '#simulators/strava/vendor';

type Query = Record<string, string>;

/** What the application asks the athlete for. */
interface Asked {
  redirectUri: string;
  state: string;
  scopes: string[];
}

/** What the athlete pressed. */
export interface Pressed {
  athleteId?: string;
  /** What stayed ticked; all that was asked for if not said. */
  scopes?: string[];
  /** Cancel instead of Authorize. */
  deny?: boolean;
}

const KNOWN = ['client_id', 'redirect_uri', 'response_type', 'approval_prompt', 'scope', 'state'];

/** The page where an athlete is asked. It is the only page of this Strava that a person of Svett's sees. */
export function addAuthorize(vendor: Vendor): void {
  const { app } = vendor.sim;
  app.get('/oauth/authorize', async (request, reply) =>
    orRefuse(vendor, request, reply, () => {
      const query = request.query as Query;
      const asked = examine(vendor, query);
      const { approval, grantedScopes } = vendor.settings;
      if (approval === 'deny') return reply.redirect(press(vendor, query, { deny: true }));
      if (approval === 'auto')
        return reply.redirect(press(vendor, query, grantedScopes ? { scopes: grantedScopes } : {}));
      return page(vendor, request, reply, asked);
    }),
  );
  app.post('/oauth/authorize', async (request, reply) =>
    orRefuse(vendor, request, reply, () => {
      const { athlete, cancel, ...form } = (request.body ?? {}) as Query;
      const ticked = SCOPES.filter((scope) => scope === 'read' || form[`scope ${scope}`] !== undefined);
      const pressed: Pressed = { scopes: ticked, deny: cancel !== undefined };
      if (athlete !== undefined) pressed.athleteId = athlete;
      return reply.redirect(press(vendor, request.query as Query, pressed));
    }),
  );
}

/** Where the browser goes after the athlete pressed a button. */
export function press(vendor: Vendor, query: Query, pressed: Pressed): string {
  const { redirectUri, state, scopes } = examine(vendor, query);
  const target = new URL(redirectUri);
  target.searchParams.set('state', state);
  if (pressed.deny) {
    target.searchParams.set('error', 'access_denied');
    return target.href;
  }
  const granted = scopes.filter((scope) => pressed.scopes?.includes(scope) ?? true);
  const athleteId = pressed.athleteId ?? [...vendor.athletes.keys()][0] ?? vendor.addAthlete().id;
  target.searchParams.set('code', vendor.tokens.giveCode(athleteId, granted));
  target.searchParams.set('scope', granted.join(','));
  return target.href;
}

function examine({ settings }: Vendor, query: Query): Asked {
  expectOnly(KNOWN, query, 'GET /oauth/authorize');
  if (query['client_id'] !== settings.clientId) throw refusal(400, 'Application', 'client_id');
  if (query['response_type'] !== 'code') throw wrong('response_type', 'response_type must be “code”.');
  const prompt = query['approval_prompt'];
  if (prompt !== undefined && prompt !== 'auto' && prompt !== 'force')
    throw wrong('approval_prompt', 'approval_prompt is “auto” or “force”.');
  const { redirect_uri: redirectUri = '', scope = '', state = '' } = query;
  const host = URL.canParse(redirectUri) ? new URL(redirectUri).hostname : '';
  const home = settings.callbackDomain;
  const atHome = host === home || host.endsWith(`.${home}`) || host === 'localhost' || host === '127.0.0.1';
  if (!atHome) throw wrong('redirect_uri', `The redirect leaves the callback domain ${home}.`);
  if (state === '') throw wrong('state', 'Without a state anybody’s answer could be brought in.');
  const scopes = scope.split(',');
  const unknown = scopes.find((one) => !SCOPES.some((known) => known === one));
  if (unknown !== undefined) throw wrong('scope', `“${unknown}” is no scope; they are parted by commas.`);
  return { redirectUri, state, scopes };
}

function wrong(field: string, says: string): Refusal {
  return breach('bad-authorization', says, refusal(400, 'Application', field));
}

const MEANINGS: Record<string, string> = {
  read: 'View data about your public profile (required)',
  read_all: 'View your private routes and segments',
  'profile:read_all': 'View your complete profile, with weight and zones',
  'profile:write': 'Change your profile',
  'activity:read': 'View data about your activities',
  'activity:read_all': 'View data about your private activities',
  'activity:write': 'Upload and change activities',
};

function page(vendor: Vendor, request: FastifyRequest, reply: FastifyReply, { scopes }: Asked): FastifyReply {
  if (vendor.athletes.size === 0) vendor.addAthlete();
  const boxes = scopes.map((scope) => {
    const fixed = scope === 'read' ? ' disabled' : '';
    return `<label><input type="checkbox" name="scope ${scope}" checked${fixed}> ${escaped(MEANINGS[scope] ?? scope)}</label>`;
  });
  const option = ({ id, made }: Athlete): string =>
    `<option value="${id}">${escaped(`${made.firstName} ${made.lastName}, ${made.home.city}`)}</option>`;
  const body = `<h1>Authorize Svett to connect to Strava?</h1>
    <p>This is a stand-in for Strava. Nobody here exists.</p>
    <form method="post" action="${escaped(request.url)}">
      <label>You are <select name="athlete">${[...vendor.athletes.values()].map(option).join('')}</select></label>
      <fieldset><legend>Svett will be able to</legend>${boxes.join('<br>')}</fieldset>
      <button name="authorize" value="1">Authorize</button> <button name="cancel" value="1">Cancel</button>
    </form>`;
  return reply.type('text/html; charset=utf-8').send(htmlPage('Authorize · stand-in for Strava', body));
}
