import type { Ground } from '#src/advice/advice';
import { median, quantile, type LogNormal } from '#src/sweat/distribution';

/** A quantity as everything is told: the middle, and what eight in ten lie between. */
export interface LikelyAmount {
  low: number;
  mid: number;
  high: number;
}

export function likelyAmount(of: LogNormal): LikelyAmount {
  return { low: quantile(of, 0.1), mid: median(of), high: quantile(of, 0.9) };
}

/** Of a share, percent. */
export function inPercent({ low, mid, high }: LikelyAmount): LikelyAmount {
  return { low: 100 * low, mid: 100 * mid, high: 100 * high };
}

/** As a thing that a word rests on. */
export function groundOf(what: string, { low, mid, high }: LikelyAmount): Ground {
  return { what, low, mid, high };
}

/** As what a text is filled with: `sweatLLow`, `sweatLMid`, `sweatLHigh`. */
export function filledWith(name: string, { low, mid, high }: LikelyAmount): Record<string, number> {
  return { [`${name}Low`]: low, [`${name}Mid`]: mid, [`${name}High`]: high };
}

/** What has a name of its own in each language: a food, an amount of it, a meal. */
export interface Named {
  en: string;
  sv: string;
}

/** As a text is filled with it: `{food}` is `foodEn` or `foodSv`. */
export function namedAs(name: string, { en, sv }: Named): Record<string, string> {
  return { [`${name}En`]: en, [`${name}Sv`]: sv };
}
