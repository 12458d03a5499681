/** What a usual serving holds, mg [EFSA2015Caffeine]: 200 mL, 60 mL, 220 mL, 250 mL, 355 mL; a tablet as labels say. */
const MG_A_SERVING = {
  coffee: 90,
  espresso: 80,
  tea: 50,
  energyDrink: 80,
  cola: 40,
  tablet: 100,
} as const;

export const CAFFEINE_SERVINGS = Object.keys(MG_A_SERVING) as (keyof typeof MG_A_SERVING)[];
export type CaffeineServing = (typeof CAFFEINE_SERVINGS)[number];

/** Servings of a usual day. */
export type CaffeineServings = Record<CaffeineServing, number>;

/** Of so many cups of brewed coffee. */
export function coffeeMg(cups: number): number {
  return cups * MG_A_SERVING.coffee;
}

export function caffeineMg(servings: CaffeineServings): number {
  return CAFFEINE_SERVINGS.reduce((sum, serving) => sum + servings[serving] * MG_A_SERVING[serving], 0);
}
