import type { Asker } from '#src/people/visitor';
import type { SweatMagnesium } from '#src/sweat/magnesium';

/**
 * What a laboratory found in an athlete's sweat, as a belief of their own concentration. It is asked for whenever
 * magnesium is read, so that neither a kept estimate nor an export holds it, and a no counts at once.
 */
export abstract class OwnMagnesium {
  /** null: no test, none that may be worked with, or a token asks: laboratory values, and what betrays them, are for the person alone. */
  abstract of(asker: Asker): Promise<SweatMagnesium | null>;
}
