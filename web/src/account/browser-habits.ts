/** Regions that weigh in pounds and walk in miles (CLDR measurement system US). */
const IMPERIAL = new Set(['US', 'LR', 'MM']);

/** What this browser's settings tell of how somebody is used to reading numbers and times. */
export function browserHabits(): { units: 'metric' | 'imperial'; timeZone: string } {
  const region = new Intl.Locale(navigator.language).region ?? '';
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return { units: IMPERIAL.has(region) ? 'imperial' : 'metric', timeZone };
}
