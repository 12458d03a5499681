/**
 * The steps after somebody has come in for the first time, and how far this browser saw them go. What may be kept is asked
 * before what there is to keep.
 */
export const STEPS = ['consents', 'body', 'session'] as const;
export type Step = (typeof STEPS)[number];

const KEPT = 'svett.first-steps';

export function isStep(value: unknown): value is Step {
  return (STEPS as readonly unknown[]).includes(value);
}

/** Where they stand: kept for the account, so that nobody else at this browser is led through them. */
export function keepStep(accountId: string, step: Step): void {
  localStorage.setItem(KEPT, JSON.stringify({ accountId, step }));
}

/** The step this account was at when it left off; null: it is through, or never began here. */
export function stepOf(accountId: string): Step | null {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT) ?? 'null') as {
      accountId?: unknown;
      step?: unknown;
    } | null;
    return kept?.accountId === accountId && isStep(kept.step) ? kept.step : null;
  } catch {
    return null;
  }
}

export function endSteps(): void {
  localStorage.removeItem(KEPT);
}

/** Whoever lets nothing be kept is not asked for a body. */
export function stepAfter(step: Step, mayKeep: boolean): Step | null {
  const steps = stepsFor(mayKeep);
  return steps[steps.indexOf(step) + 1] ?? null;
}

export function stepBefore(step: Step, mayKeep: boolean): Step | null {
  const steps = stepsFor(mayKeep);
  return steps[steps.indexOf(step) - 1] ?? null;
}

function stepsFor(mayKeep: boolean): Step[] {
  return STEPS.filter((step) => mayKeep || step !== 'body');
}
