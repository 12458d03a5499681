import { Problem } from '#src/kernel/problem';

/** How one counts a brand's requests: windows stand still on the clock (UTC) or begin with the first request. */
export interface RequestLimit {
  /** The brand's own name for the counter: `read-15min`. */
  counter: string;
  /** Until the first answer's headers tell better. */
  most: number;
  /** Length, seconds; fixed windows begin at whole multiples of it since midnight UTC. */
  windowS: number;
}

/** What a brand's service can do, as data. Checked when made: see `capabilities()`. */
export interface Capabilities {
  /** `oauth2`: the athlete approves on the brand's page. `api-key`: the athlete pastes a key. */
  authorisation: 'oauth2' | 'api-key';
  pkce: boolean;
  /** Access tokens run out and a refresh token gets new ones. */
  refresh: boolean;
  /** The brand takes back a grant when we ask it to. `notices`: only the notices; the rest the athlete ends there. */
  revoke: boolean | 'notices';
  /** `hint`: names what changed, to be fetched. `push`: carries the data. `none`: we must ask. */
  webhooks: 'none' | 'hint' | 'push';
  /** The brand asks our address to prove itself before it sends anything. `presence`: it only looks who is there. */
  handshake: boolean | 'presence';
  /** We register our address by the brand's API; false: the operator does it by hand, or there is none. */
  registersWebhooks: boolean;
  /** One activity can be asked for by its id. */
  fetch: boolean;
  /** Activities since a date can be listed: what makes reconciling lost events possible. */
  list: boolean;
  /** How history comes: listed by us, asked for and then pushed, or not at all. */
  backfill: 'list' | 'request' | 'none';
  /** Minutes between two looks at a link whose brand tells nothing by itself; left out: a day. */
  lookEveryMin?: number;
  /** Days of history the first sync asks for. */
  backfillDays: number;
  /** Tells the body mass. */
  weight: boolean;
  /** Takes a session's sweat loss back into its own diary. */
  writesBack: boolean;
  /** Tells which workouts its calendar has for the days to come. */
  plans: boolean;
  limits: RequestLimit[];
}

export class CapabilitiesContradict extends Problem {
  readonly kind = 'broken';
  readonly code = 'connect.capabilities-contradict';
}

/** @throws CapabilitiesContradict when a brand claims what cannot go together */
export function capabilities(claimed: Capabilities): Capabilities {
  const faults: [boolean, string][] = [
    [claimed.pkce && claimed.authorisation !== 'oauth2', 'PKCE belongs to OAuth'],
    [claimed.refresh && claimed.authorisation !== 'oauth2', 'a pasted key is never refreshed'],
    [claimed.handshake !== false && claimed.webhooks === 'none', 'a handshake needs webhooks'],
    [claimed.registersWebhooks && claimed.webhooks === 'none', 'there is no webhook to register'],
    [
      claimed.webhooks === 'hint' && !claimed.fetch && !claimed.weight,
      'a hint is worth nothing where nothing can be fetched',
    ],
    [claimed.webhooks === 'none' && !claimed.list, 'what neither tells nor lists never arrives'],
    [claimed.backfill === 'list' && !claimed.list, 'history cannot be listed where nothing can'],
    [claimed.backfill === 'request' && claimed.webhooks !== 'push', 'history asked for must be pushed'],
    [(claimed.backfill === 'none') !== (claimed.backfillDays === 0), 'days of history without history'],
  ];
  const said = faults.filter(([contradicts]) => contradicts).map(([, why]) => why);
  if (said.length > 0)
    throw new CapabilitiesContradict(`These capabilities contradict each other: ${said.join('; ')}.`);
  return claimed;
}
