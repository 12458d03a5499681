import type { Advice, Verdict } from '#src/advice/advice';
import { type Kind, KINDS } from '#src/advice/kinds';
import { Adviser, type Asked, type Occasion, type Reading, type Said } from '#src/nudges/adviser';

/** An adviser of a test's own: says what it is told to, whatever there is to know. */
export class PlantedAdviser extends Adviser {
  readonly kinds = KINDS;
  /** What it was asked, oldest first. */
  readonly asked: { occasion: Occasion; asked: Asked }[] = [];
  /** What it says of an occasion. */
  says: (occasion: Occasion, asked: Asked) => Verdict[] = () => [];
  reads: (said: Said) => Reading | 'as-kept' | null = () => 'as-kept';

  on(occasion: Occasion, asked: Asked): Promise<Verdict[]> {
    this.asked.push({ occasion, asked });
    return Promise.resolve(this.says(occasion, asked));
  }

  override reading(said: Said): Promise<Reading | 'as-kept' | null> {
    return Promise.resolve(this.reads(said));
  }
}

/** Something worth saying now, and for a day. */
export function anAdvice(kind: Kind, told: Partial<Advice> = {}): Advice {
  return {
    kind,
    key: `${kind}:${told.sessionId ?? 'once'}`,
    sessionId: null,
    values: {},
    grounds: [],
    grade: 'B',
    sources: [],
    sendAt: { at: 'once' },
    expiresAt: { at: 'local', time: '12:00', inDays: 1 },
    path: '/',
    ...told,
  };
}
