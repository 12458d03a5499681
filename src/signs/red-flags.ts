/**
 * What to do:
 * - `emergency`: call the emergency number now;
 * - `same-day`: seen by a doctor today;
 * - `hyponatraemia`: the emergency number or medical advice, and nothing more to drink;
 * - `no-hard-training`: see a doctor, and no hard training before;
 * - `soon`: a time at the health centre;
 * - `advice`: medical advice by telephone, or a doctor;
 * - `doctor-decides`: a doctor decides about tests and supplements; Svett speaks of food only.
 */
export const ACTIONS = [
  'emergency',
  'hyponatraemia',
  'same-day',
  'no-hard-training',
  'advice',
  'soon',
  'doctor-decides',
] as const;
export type Action = (typeof ACTIONS)[number];

/** What a doctor has to look at, the most urgent first, and what is to be done. [own], after pages of 1177 and Sahlgrenska. */
const ACTION_OF = {
  'chest-pain-with-irregular-heart': 'emergency',
  'fainted-in-effort': 'emergency',
  'chest-pressure': 'emergency',
  seizure: 'emergency',
  confusion: 'emergency',
  paralysis: 'emergency',
  'dark-urine-with-muscle-pain': 'emergency',
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
} as const satisfies Record<string, Action>;

export type RedFlag = keyof typeof ACTION_OF;
export const RED_FLAGS = Object.keys(ACTION_OF) as RedFlag[];

export function actionOf(flag: RedFlag): Action {
  return ACTION_OF[flag];
}

/** What is to be done about these, the most urgent first, each once. */
export function actionsOf(flags: readonly RedFlag[]): Action[] {
  const wanted = new Set(flags.map(actionOf));
  return ACTIONS.filter((action) => wanted.has(action));
}

/** Training is spoken of again once a doctor has had a look. */
export function stopsTraining(flags: readonly RedFlag[]): boolean {
  return flags.some((flag) => actionOf(flag) !== 'doctor-decides');
}
