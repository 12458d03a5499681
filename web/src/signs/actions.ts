import type { RedFlag, Standing } from '#web/signs/sign-queries.ts';

type Action = Standing['actions'][number];

/** What each wants, as the server says it of those that stand; here of those that are ticked just now. */
const ACTION_OF: Partial<Record<RedFlag, Action>> = {
  'ill-after-long-event': 'hyponatraemia',
  'palpitation-that-stays': 'same-day',
  'palpitation-with-breathlessness': 'same-day',
  'extra-beats-in-effort': 'no-hard-training',
  'growing-weakness': 'advice',
  'tingling-or-hand-cramps': 'advice',
  'blood-in-stool': 'advice',
  'weight-loss': 'advice',
  fever: 'advice',
  'recurrent-palpitations': 'soon',
  'heart-kidney-family-or-pregnancy': 'doctor-decides',
};

const BY_URGENCY: Action[] = [
  'emergency',
  'hyponatraemia',
  'same-day',
  'no-hard-training',
  'advice',
  'soon',
  'doctor-decides',
];

/** The most urgent first, each once. A flag that is not listed is an emergency. */
export function actionsOf(flags: readonly RedFlag[]): Action[] {
  const wanted = new Set(flags.map((flag) => ACTION_OF[flag] ?? 'emergency'));
  return BY_URGENCY.filter((action) => wanted.has(action));
}
