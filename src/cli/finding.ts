/** `ok`: as it should be. `advice`: it works, and something is missing for some of it. `wrong`: mend it. */
export type State = 'ok' | 'advice' | 'wrong';

export interface Finding {
  about: string;
  state: State;
  /** What was found, as a sentence. */
  says: string;
  /** What to do; null: nothing. */
  mend: string | null;
}

const DRIFT_S = 60;

export function ok(about: string, says: string): Finding {
  return { about, state: 'ok', says, mend: null };
}

export function advice(about: string, says: string, mend: string): Finding {
  return { about, state: 'advice', says, mend };
}

export function wrong(about: string, says: string, mend: string): Finding {
  return { about, state: 'wrong', says, mend };
}

export function clockFinding(seconds: number, whose: string): Finding {
  return seconds <= DRIFT_S
    ? ok('clock', `This machine and ${whose} agree what time it is.`)
    : wrong(
        'clock',
        `This machine and ${whose} are ${Math.round(seconds)} s apart.`,
        'Let a time service set the clock: one-time codes and approvals at services depend on it.',
      );
}
