import { constants } from 'node:os';

const SETTINGS =
  /^((SVETT|STRAVA|GARMIN|INTERVALS|WITHINGS|OPEN_METEO|MET_NORWAY|SMHI|WEATHER|MAIL|OIDC|ARCHIVE|PUSH|OUTGOING)_.*|DATABASE_URL|TOKEN_KEYS|PUBLIC_URL|CONTACT|HOST|PORT|TRUSTED_PROXIES|ALLOW_PLAIN_HTTP|REGISTRATION|LOG_LEVEL)$/;

/** The demo must not meet a real database or real services, whatever is set around it. */
export function withoutSettings(env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !SETTINGS.test(name)));
}

/** As a shell tells it; whoever was told to stop has done well by stopping. */
export function exitCodeOf({ code, signal, toldToStop }) {
  if (code !== null) return code;
  return toldToStop && ['SIGINT', 'SIGTERM'].includes(signal) ? 0 : 128 + constants.signals[signal];
}
