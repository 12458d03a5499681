/** The server takes no less, and no more than a day. */
const LEAST_MINUTES = 30;
/** When an evening begins, for whoever wants to be told then. */
const EVENING_MINUTES = 18 * 60 + 30;

/** Minutes until this evening by the clock in `timeZone`; null: it has come, or is too near. */
export function minutesToEvening(now: Date, timeZone: string): number | null {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone, hour: '2-digit', minute: '2-digit' });
  const [hours, minutes] = clock.format(now).split(':').map(Number);
  const left = EVENING_MINUTES - ((hours ?? 0) * 60 + (minutes ?? 0));
  return left < LEAST_MINUTES ? null : left;
}
