import type { FastifyRequest } from 'fastify';
import { readCookie } from '#src/entry/cookie';

/** From where somebody knocks, and with what. */
export interface Caller {
  /** Never kept or logged: limits know a keyed hash of it. */
  address: string;
  /** A few words by which they know their browser again: `Firefox · Linux`; null: it did not say. */
  device: string | null;
  /** What an earlier sign-in left with their browser. */
  keepsake: string | null;
}

export function callerOf(request: FastifyRequest): Caller {
  return {
    address: request.ip,
    device: deviceIn(request.headers['user-agent'] ?? ''),
    keepsake: readCookie(request, 'known'),
  };
}

/** The first that fits: many browsers also name those whose pages they want to be given. */
const BROWSERS: [RegExp, string][] = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\bOPR\/|\bOpera\b/, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS|Chromium|HeadlessChrome)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const SYSTEMS: [RegExp, string][] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bMac OS X\b/, 'Mac'],
  [/\bLinux\b/, 'Linux'],
];

/** Nothing finer than this: version and model would tell more of a person than they need to know their own browser. */
function deviceIn(userAgent: string): string | null {
  const words = [BROWSERS, SYSTEMS].flatMap(
    (kinds) => kinds.find(([sign]) => sign.test(userAgent))?.[1] ?? [],
  );
  return words.length > 0 ? words.join(' · ') : null;
}
