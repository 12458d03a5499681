import { KIND_FACTS } from '#src/advice/kind-facts';
import type { Kind } from '#src/advice/kinds';
import type { Ground } from '#src/advice/advice';
import { filledWith, type Values } from '#src/nudges/amounts';
import type { Reading } from '#src/nudges/adviser';
import { type Say, type Units, wordsIn } from '#src/words/words';
import type { Preferences } from '#src/people/preferences';

/** The files of locales/ that hold words of nudges. */
const BOOKS = ['nudges', 'nudges-body'] as const;

/** What a nudge says to somebody, in their language and units. */
export interface NudgeText {
  title: string;
  /** For a lock screen. */
  short: string;
  full: string;
  /** What its button says that opens the app where it leads. */
  open: string;
}

/** How nudges are put in somebody's words. */
export class NudgeTexts {
  private readonly say: Say;
  private readonly units: Units;

  constructor({ language, units }: Pick<Preferences, 'language' | 'units'>) {
    this.say = wordsIn(language, units);
    this.units = units;
  }

  /** `withNumbers`: the reader wants them on the lock screen. */
  of(kind: Kind, { text, values }: Reading, { withNumbers = false } = {}): NudgeText {
    const filled = filledWith(values, this.say, this.units);
    const key = (part: string) => this.keyOf(`${text}.${part}`) ?? this.keyOf(`${kind}.${part}`);
    const tell = (part: string) => this.tell(key(part), filled);
    const short = tell('short') ?? this.own('quiet.short');
    const isDiscreet = KIND_FACTS[kind].reach === 'quiet-push';
    return {
      title: tell('title') ?? this.own('quiet.title'),
      short: (withNumbers && !isDiscreet ? tell('numbers') : null) ?? short,
      full: tell('full') ?? short,
      open: tell('open') ?? this.say('inbox.open'),
    };
  }

  ground({ what, low, mid, high, value }: Ground): string {
    // Values of a ground are named for what it is, so that they are rounded as its unit asks for.
    const key = this.keyOf(`ground.${what}`);
    if (key === null) return '';
    const base = `of${unitOf(what)}`;
    const told = { [`${base}Low`]: low, [`${base}Mid`]: mid, [`${base}High`]: high, [base]: value };
    const known = Object.entries(told).filter(
      (one): one is [string, string | number] => one[1] !== undefined,
    );
    const filled = filledWith(Object.fromEntries(known), this.say, this.units);
    return this.say(key, {
      low: filled[`${base}Low`] ?? '',
      mid: filled[`${base}Mid`] ?? '',
      high: filled[`${base}High`] ?? '',
      value: filled[base] ?? '',
    });
  }

  /** Words of this room's own: `inbox.later`. */
  own(key: string): string {
    return this.say(`inbox.${key}`);
  }

  /** A row of years ago may lack what a text of today asks for; the rest of the inbox is told all the same. */
  private tell(key: string | null, filled: Values): string | null {
    try {
      return key === null ? null : this.say(key, filled);
    } catch {
      return null;
    }
  }

  private keyOf(key: string): string | null {
    const book = BOOKS.find((name) => this.say.knows(`${name}.${key}`));
    return book ? `${book}.${key}` : null;
  }
}

/** `sweat-l` is in litres, `forecast-max-c` in degrees. */
function unitOf(what: string): string {
  const last = what.split('-').at(-1)!;
  return (
    (
      { l: 'L', mg: 'Mg', min: 'Min', pct: 'Pct', bpm: 'Bpm', c: 'C', kg: 'Kg', h: 'H' } as Record<
        string,
        string
      >
    )[last] ?? ''
  );
}
