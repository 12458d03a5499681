import { z } from 'zod';

const address = z
  .url({ protocol: /^https?$/, error: 'must be an http:// or https:// address' })
  .transform((url) => url.replace(/\/+$/, ''));
const yesOrNo = z.enum(['true', 'false']).transform((said) => said === 'true');
/** Part of an address nobody can guess. */
const pathToken = z
  .string()
  .regex(/^[\w-]{16,100}$/, 'must have 16 to 100 letters, digits, - or _')
  .optional();
const hosts = z
  .string()
  .transform((list) => list.split(',').map((host) => host.trim().toLowerCase()))
  .pipe(z.array(z.string().regex(/^[a-z0-9.-]+(:\d+)?$/, 'must be host names with commas between')).min(1));

const fields = z.object({
  STRAVA_CLIENT_ID: z.string().optional(),
  STRAVA_CLIENT_SECRET: z.string().optional(),
  STRAVA_OAUTH_BASE: address.default('https://www.strava.com'),
  STRAVA_API_BASE: address.default('https://www.strava.com/api/v3'),
  STRAVA_CALLBACK_PATH_TOKEN: pathToken,
  STRAVA_VERIFY_TOKEN: z.string().min(8).max(200).optional(),
  STRAVA_WEBHOOK_SIGNATURE: z.enum(['off', 'log', 'enforce']).default('log'),
  STRAVA_WEBHOOK_SIGNING_SECRET: z.string().optional(),
  STRAVA_RAW_TTL_DAYS: z.coerce
    .number()
    .int()
    .min(1, 'must be 1 to 6 days')
    .max(6, 'must be 1 to 6 days: Strava allows no longer')
    .default(6),
  STRAVA_DERIVED: z.enum(['keep', 'purge']).default('keep'),
  GARMIN_ENABLED: yesOrNo.default(false),
  GARMIN_CLIENT_ID: z.string().optional(),
  GARMIN_CLIENT_SECRET: z.string().optional(),
  GARMIN_AUTH_URL: address.default('https://connect.garmin.com/oauth2Confirm'),
  GARMIN_TOKEN_URL: address.default('https://diauth.garmin.com/di-oauth2-service/oauth/token'),
  GARMIN_API_BASE: address.default('https://apis.garmin.com'),
  GARMIN_USER_PREFIX: z.string().regex(/^\//, 'must begin with /').default('/wellness-api/rest'),
  GARMIN_CALLBACK_HOSTS: hosts.default(['apis.garmin.com']),
  GARMIN_WEBHOOK_PATH_TOKEN: pathToken,
  GARMIN_FILE_BEARER: z.enum(['auto', 'always', 'never']).default('auto'),
  INTERVALS_ENABLED: yesOrNo.default(true),
  INTERVALS_API_BASE: address.default('https://intervals.icu/api/v1'),
  WITHINGS_CLIENT_ID: z.string().optional(),
  WITHINGS_CLIENT_SECRET: z.string().optional(),
  WITHINGS_AUTH_URL: address.default('https://account.withings.com/oauth2_user/authorize2'),
  WITHINGS_API_BASE: address.default('https://wbsapi.withings.net'),
  WITHINGS_WEBHOOK_PATH_TOKEN: pathToken,
});

type BrandEnv = z.output<typeof fields>;

/** What an application registered with a brand is known by; null: the operator has not registered one. */
export interface Application {
  clientId: string;
  clientSecret: string;
}

/** Half an application opens nothing, and would only be found out when the first athlete tries. */
const wholeApplications: z.core.CheckFn<BrandEnv> = ({ value, issues }) => {
  for (const brand of ['STRAVA', 'GARMIN', 'WITHINGS'] as const) {
    const [id, secret] = [`${brand}_CLIENT_ID`, `${brand}_CLIENT_SECRET`] as const;
    if (!value[id] === !value[secret]) continue;
    const [missing, given] = value[id] ? [secret, id] : [id, secret];
    issues.push({
      code: 'custom',
      path: [missing],
      message: `must be set as well as ${given}`,
      input: undefined,
    });
  }
  if (value.GARMIN_ENABLED && !value.GARMIN_CLIENT_ID) {
    const message = 'must be set before GARMIN_ENABLED';
    issues.push({ code: 'custom', path: ['GARMIN_CLIENT_ID'], message, input: undefined });
  }
};

export const BrandEnv = fields.check(wholeApplications);

export interface BrandSettings {
  /** The parts of our webhook addresses that nobody can guess, by brand. Missing: made from the installation's secrets. */
  webhookPathTokens: Readonly<Record<string, string | undefined>>;
  strava: {
    application: Application | null;
    oauthBase: string;
    apiBase: string;
    /** What Strava proves our address with; null: made from the installation's secrets. */
    verifyToken: string | null;
    webhookSignature: 'off' | 'log' | 'enforce';
    signingSecret: string | null;
    /** Days raw data is kept; Strava's terms allow less than seven. */
    rawDays: number;
    derived: 'keep' | 'purge';
  };
  garmin: {
    /** null also where it is registered but not switched on. */
    application: Application | null;
    authUrl: string;
    tokenUrl: string;
    apiBase: string;
    userPrefix: string;
    /** Hosts a notice may send us to; with a port where it is not the scheme's own. */
    callbackHosts: string[];
    fileBearer: 'auto' | 'always' | 'never';
  };
  intervals: { enabled: boolean; apiBase: string };
  withings: {
    application: Application | null;
    authUrl: string;
    apiBase: string;
  };
}

export function brandSettings(env: BrandEnv): BrandSettings {
  return {
    webhookPathTokens: {
      strava: env.STRAVA_CALLBACK_PATH_TOKEN,
      garmin: env.GARMIN_WEBHOOK_PATH_TOKEN,
      withings: env.WITHINGS_WEBHOOK_PATH_TOKEN,
    },
    strava: {
      application: applicationOf(env.STRAVA_CLIENT_ID, env.STRAVA_CLIENT_SECRET),
      oauthBase: env.STRAVA_OAUTH_BASE,
      apiBase: env.STRAVA_API_BASE,
      verifyToken: env.STRAVA_VERIFY_TOKEN ?? null,
      webhookSignature: env.STRAVA_WEBHOOK_SIGNATURE,
      signingSecret: env.STRAVA_WEBHOOK_SIGNING_SECRET ?? null,
      rawDays: env.STRAVA_RAW_TTL_DAYS,
      derived: env.STRAVA_DERIVED,
    },
    garmin: {
      application: env.GARMIN_ENABLED ? applicationOf(env.GARMIN_CLIENT_ID, env.GARMIN_CLIENT_SECRET) : null,
      authUrl: env.GARMIN_AUTH_URL,
      tokenUrl: env.GARMIN_TOKEN_URL,
      apiBase: env.GARMIN_API_BASE,
      userPrefix: env.GARMIN_USER_PREFIX,
      callbackHosts: env.GARMIN_CALLBACK_HOSTS,
      fileBearer: env.GARMIN_FILE_BEARER,
    },
    intervals: { enabled: env.INTERVALS_ENABLED, apiBase: env.INTERVALS_API_BASE },
    withings: {
      application: applicationOf(env.WITHINGS_CLIENT_ID, env.WITHINGS_CLIENT_SECRET),
      authUrl: env.WITHINGS_AUTH_URL,
      apiBase: env.WITHINGS_API_BASE,
    },
  };
}

function applicationOf(clientId?: string, clientSecret?: string): Application | null {
  return clientId && clientSecret ? { clientId, clientSecret } : null;
}
