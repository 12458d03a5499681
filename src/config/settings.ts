import { join, resolve } from 'node:path';
import { z } from 'zod';
import { BrandEnv, brandSettings, type BrandSettings } from '#src/config/brand-settings';
import { MailEnv, mailSettings, type MailSettings } from '#src/config/mail-settings';
import { MapEnv, mapTiles, type MapTiles } from '#src/config/map-settings';
import { OutgoingEnv, outgoingSettings, type OutgoingSettings } from '#src/config/outgoing-settings';
import { AddressEnv, addressesFit } from '#src/config/own-address';
import { projectRoot } from '#src/config/project-root';
import { type Role, RoleEnv, rolesFit } from '#src/config/process-roles';
import { ProviderEnv, providerSettings, type ProviderSettings } from '#src/config/provider-settings';
import { TokenKeyList, type TokenKeys } from '#src/config/token-keys';
import { WatchingEnv, watchingSettings, type WatchingSettings } from '#src/config/watching-settings';
import { WeatherEnv, weatherSettings, type WeatherSettings } from '#src/config/weather-settings';
import { Problem } from '#src/kernel/problem';

/**
 * Who may make an account once there is a first one. `closed`: whom an operator invites; `invite`: coaches invite as
 * well; `open`: everybody who finds the page.
 */
export const REGISTRATION_MODES = ['closed', 'invite', 'open'] as const;

const Env = AddressEnv.extend({
  ...RoleEnv.shape,
  SVETT_DATA: z.string().optional(),
  PORT: z.coerce.number().int().min(0).max(65535).default(8484),
  LOG_LEVEL: z.enum(['error', 'warn', 'info', 'debug']).default('info'),
  TOKEN_KEYS: TokenKeyList.optional(),
  REGISTRATION: z.enum(REGISTRATION_MODES).default('closed'),
  ARCHIVE_MAX_MB: z.coerce.number().int().min(1).max(65_536).default(4_096),
  ...WatchingEnv.shape,
})
  .check(addressesFit)
  .check(rolesFit);

/** Whoever comes first would hold the account of somebody the provider then lets in. */
const NOBODYS_ADDRESS =
  'cannot go with REGISTRATION=open, where anybody may make an account by an address that is not theirs';

interface Parts {
  brands: BrandSettings;
  weather: WeatherSettings;
  mail: MailSettings;
  provider: ProviderSettings | null;
  outgoing: OutgoingSettings;
  map: MapTiles | null;
}

/** What the outside decides. Every one has a default that works on one machine. */
export class Settings {
  /** Folder of the SQLite file and the secrets: one for every command, wherever it is given. */
  readonly dataFolder: string;
  readonly port: number;
  /** Address to listen on; the default answers this machine only. */
  readonly host: string;
  /** How people reach us from outside, without a slash at the end; null: by host and port. */
  readonly publicUrl: string | null;
  /** PostgreSQL instead of the SQLite file. */
  readonly databaseUrl: string | null;
  /** What this process does, of several on one PostgreSQL; `all` where it is the only one. */
  readonly role: Role;
  /** Redis carries facts between processes; null: PostgreSQL does. */
  readonly redisUrl: string | null;
  /** How many proxies of our own stand in front: that many X-Forwarded-For entries are believed. */
  readonly trustedProxies: number;
  /** Whether people on other machines may sign in over plain http. */
  readonly allowPlainHttp: boolean;
  readonly logLevel: 'error' | 'warn' | 'info' | 'debug';
  /** For who looks after the service. */
  readonly watching: WatchingSettings;
  /** Keys for the tokens of links, kept by the operator; null: by us, in the data folder. */
  readonly tokenKeys: TokenKeys | null;
  readonly registration: (typeof REGISTRATION_MODES)[number];
  readonly mail: MailSettings;
  /** The largest export of another service that is taken on the page, MB. */
  readonly archiveMaxMb: number;
  /** Who vouches for people (OpenID Connect); null: nobody. */
  readonly provider: ProviderSettings | null;
  readonly webhookPathTokens: BrandSettings['webhookPathTokens'];
  readonly strava: BrandSettings['strava'];
  readonly garmin: BrandSettings['garmin'];
  readonly intervals: BrandSettings['intervals'];
  readonly withings: BrandSettings['withings'];
  readonly weather: WeatherSettings;
  readonly outgoing: OutgoingSettings;
  /** The server of map tiles that pages may ask; null: they ask no other host for anything. */
  readonly mapTiles: MapTiles | null;

  private constructor(env: z.infer<typeof Env>, { brands, weather, mail, provider, outgoing, map }: Parts) {
    this.dataFolder = env.SVETT_DATA ? resolve(env.SVETT_DATA) : join(projectRoot, 'data');
    this.port = env.PORT;
    this.host = env.HOST;
    this.publicUrl = env.PUBLIC_URL?.replace(/\/+$/, '') ?? null;
    this.databaseUrl = env.DATABASE_URL ?? null;
    this.role = env.SVETT_ROLE;
    this.redisUrl = env.REDIS_URL ?? null;
    this.trustedProxies = env.TRUSTED_PROXIES;
    this.allowPlainHttp = env.ALLOW_PLAIN_HTTP;
    this.logLevel = env.LOG_LEVEL;
    this.watching = watchingSettings(env);
    this.tokenKeys = env.TOKEN_KEYS ?? null;
    this.registration = env.REGISTRATION;
    this.mail = mail;
    this.archiveMaxMb = env.ARCHIVE_MAX_MB;
    this.provider = provider;
    this.webhookPathTokens = brands.webhookPathTokens;
    this.strava = brands.strava;
    this.garmin = brands.garmin;
    this.intervals = brands.intervals;
    this.withings = brands.withings;
    this.weather = weather;
    this.outgoing = outgoing;
    this.mapTiles = map;
  }

  /** Whether people and services are answered by this process, or by another. */
  get answers(): boolean {
    return this.role === 'all' || this.role === 'web';
  }

  /** Whether this process works on what waits to be done. */
  get carries(): boolean {
    return this.role === 'all' || this.role === 'worker';
  }

  /** Whether this process keeps the timetable. */
  get keepsTime(): boolean {
    return this.role === 'all' || this.role === 'clock';
  }

  /** Where people and services reach us, as far as we know, without a slash at the end. */
  get ownAddress(): string {
    return this.publicUrl ?? `http://localhost:${this.port}`;
  }

  /** Names every bad variable at once, and never a value: a mistyped secret must not end in a log. */
  static from(env: Record<string, string | undefined>): Settings {
    const given = Object.fromEntries(
      Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
    );
    const [own, brands, weather, mail, provider, outgoing, map] = [
      Env.safeParse(given),
      BrandEnv.safeParse(given),
      WeatherEnv.safeParse(given),
      MailEnv.safeParse(given),
      ProviderEnv.safeParse(given),
      OutgoingEnv.safeParse(given),
      MapEnv.safeParse(given),
    ];
    const areServicesFine = brands.success && weather.success && provider.success && map.success;
    if (own.success && mail.success && outgoing.success && areServicesFine) {
      const { CONTACT: contact = null } = weather.data;
      const { MAIL_FROM: mailFrom = null } = mail.data;
      const { PUBLIC_URL: publicUrl = null } = own.data;
      const parts = {
        brands: brandSettings(brands.data),
        weather: weatherSettings(weather.data),
        mail: mailSettings(mail.data),
        provider: providerSettings(provider.data),
        outgoing: outgoingSettings(outgoing.data, { contact, publicUrl, mailFrom }),
        map: mapTiles(map.data),
      };
      if (own.data.REGISTRATION === 'open' && provider.data.OIDC_LINK_BY_EMAIL)
        throw new SettingsNotUsable([`  OIDC_LINK_BY_EMAIL: ${NOBODYS_ADDRESS}`]);
      return new Settings(own.data, parts);
    }
    const issues = [own, brands, weather, mail, provider, outgoing, map].flatMap(
      ({ error }) => error?.issues ?? [],
    );
    throw new SettingsNotUsable(issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`));
  }

  /** `instead`: what a call says otherwise than the environment. */
  static fromProcess(instead: Record<string, string> = {}): Settings {
    return Settings.from({ ...process.env, ...instead });
  }
}

export class SettingsNotUsable extends Problem {
  readonly kind = 'invalid';
  readonly code = 'config.settings-not-usable';

  constructor(faults: string[]) {
    super(`Settings are not usable:\n${faults.join('\n')}`);
    this.details['faults'] = faults.join('\n');
  }
}
