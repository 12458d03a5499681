import { problemText } from '#src/cli/problem-text';
import type { Problem } from '#src/kernel/problem';
import type { Say } from '#src/words/words';

/** `ok`: as it should be. `advice`: it works, and something is missing for some of it. `wrong`: mend it. */
export type State = 'ok' | 'advice' | 'wrong';

/** What was found, before it is said in any language. */
export interface Finding {
  /** Stable; what it is about, then what: `backup.old`. Texts in locales/ hang on it, that with `.mend` too unless it is ok. */
  code: string;
  state: State;
  values: Record<string, string | number>;
  /** What went wrong, where that says more than the code does. */
  problem?: Problem | undefined;
}

export interface Told {
  about: string;
  code: string;
  state: State;
  /** What was found, as a sentence. */
  says: string;
  /** What to do; null: nothing. */
  mend: string | null;
}

type Values = Finding['values'];

const DRIFT_S = 60;

export function ok(code: string, values: Values = {}): Finding {
  return { code, state: 'ok', values };
}

export function advice(code: string, values: Values = {}): Finding {
  return { code, state: 'advice', values };
}

export function wrong(code: string, values: Values = {}, problem?: Problem): Finding {
  return { code, state: 'wrong', values, problem };
}

export function clockFinding(seconds: number, whose: 'database' | 'public-url'): Finding {
  return seconds <= DRIFT_S
    ? ok(`clock.as-${whose}`)
    : wrong(`clock.apart-from-${whose}`, { seconds: Math.round(seconds) });
}

export function told({ code, state, values, problem }: Finding, say: Say): Told {
  return {
    about: code.split('.')[0]!,
    code,
    state,
    says: problem ? problemText(problem, say) : say(`doctor.${code}`, values),
    mend: state === 'ok' ? null : say(`doctor.${code}.mend`, values),
  };
}
