import type { Book, Wanted, While } from './book.js';
import type { Errand } from './errands.js';

/** Hours of the night, in minutes of the clock on the wall; over midnight where they end before they begin. */
export interface Quiet {
  from: number;
  until: number;
}

/** A session that stands in somebody's plan. */
export interface Planned {
  startsAt: Date;
  durationS: number;
  isEvent: boolean;
  toldAt: Date;
}

export const USUAL_QUIET: Quiet = { from: 21 * 60 + 30, until: 7 * 60 };
const FOR_EVER = new Date(8.64e15);

type Of<What extends Errand['does']> = Wanted & { errand: Extract<Errand, { does: What }> };

/** How people wanted to be spoken to, as the world's own book has it. */
export class Wishes {
  private readonly byAthlete = new Map<number, Wanted[]>();
  private readonly lapses: Book['lapses'];

  constructor({ wanted, lapses }: Pick<Book, 'wanted' | 'lapses'>) {
    this.lapses = lapses;
    for (const one of wanted)
      this.byAthlete.set(one.athlete, [...(this.byAthlete.get(one.athlete) ?? []), one]);
  }

  /** Those that may hold at that moment: more than one while nobody knows which a service that crashed has kept. */
  quietAt(athlete: number, at: Date): Quiet[] {
    const told = this.of(athlete, 'keep-quiet').filter(({ triedAt }) => triedAt !== null && triedAt <= at);
    const sure = told.findLastIndex(({ doneAt }) => doneAt !== null && doneAt < at);
    const held = sure < 0 ? [USUAL_QUIET] : [];
    return [
      ...held,
      ...told
        .slice(Math.max(sure, 0))
        .map(({ errand }) => ({ from: minutesOf(errand.from), until: minutesOf(errand.until) })),
    ];
  }

  /** What stands against a word of this theme at that moment, beyond doubt; null: nothing. */
  against(athlete: number, at: Date, { theme, ofTraining }: { theme: string; ofTraining: boolean }) {
    const holds = ({ from, to }: While) => from < at && at < to;
    if (spansOf(this.of(athlete, 'pause')).some(holds)) return 'in a pause';
    if (spansOf(this.mutes(athlete, theme)).some(holds)) return `and ${theme} was muted`;
    if (ofTraining && this.rests(athlete).some(holds)) return 'while a doctor should have a look';
    return null;
  }

  /** Whether something asked for could stand against a word between these moments. */
  mayBeAgainst(athlete: number, { from, to }: While, theme: string): boolean {
    const touches = (one: While) => one.from <= to && one.to >= from;
    const tried = [...this.of(athlete, 'pause'), ...this.mutes(athlete, theme)].map(
      ({ triedAt, errand }): While => ({ from: triedAt ?? FOR_EVER, to: errand.until }),
    );
    const rests = this.flags(athlete).map(({ triedAt }): While => {
      const seen = this.of(athlete, 'see-doctor').find(({ doneAt }) => doneAt !== null && doneAt > triedAt!);
      return { from: triedAt!, to: seen?.doneAt ?? FOR_EVER };
    });
    return [...tried, ...rests].some(touches);
  }

  /** Flags that were ticked and heard of. */
  flags(athlete: number): Of<'check-in'>[] {
    return this.of(athlete, 'check-in').filter(({ errand }) => errand.flags.length > 0);
  }

  weighings(athlete: number): Of<'weigh'>[] {
    return this.of(athlete, 'weigh');
  }

  /** What stands in a plan at that moment; of what is just being changed nothing. */
  plansAt(athlete: number, at: Date): Planned[] {
    const told = this.of(athlete, 'plan').filter(({ triedAt }) => triedAt! <= at);
    const gone = this.of(athlete, 'unplan').filter(({ triedAt }) => triedAt! <= at);
    const newest = new Map(told.map((one) => [one.errand.plan, one]));
    return [...newest.values()].flatMap(({ errand, doneAt }) => {
      if (doneAt === null || doneAt >= at || gone.some((one) => one.errand.plan === errand.plan)) return [];
      return [{ ...errand, toldAt: doneAt }];
    });
  }

  /** Ends of what was ever planned, whatever became of it. */
  plans(athlete: number): Of<'plan'>[] {
    return this.of(athlete, 'plan');
  }

  /** From when it was heard until they first tried to say that a doctor had a look, or said no to all. */
  private rests(athlete: number): While[] {
    return this.flags(athlete).flatMap(({ doneAt }) => {
      if (doneAt === null) return [];
      const ends = [
        ...this.of(athlete, 'see-doctor').map(({ triedAt }) => triedAt!),
        ...this.lapses.filter((lapse) => lapse.athlete === athlete).map(({ from }) => from),
        ...this.of(athlete, 'check-in').map(({ triedAt }) => triedAt!),
      ].filter((end) => end > doneAt);
      return [{ from: doneAt, to: new Date(Math.min(...ends.map(Number), +FOR_EVER)) }];
    });
  }

  private mutes(athlete: number, theme: string): Of<'mute'>[] {
    return this.of(athlete, 'mute').filter(({ errand }) => errand.theme === theme);
  }

  private of<What extends Errand['does']>(athlete: number, what: What): Of<What>[] {
    return (this.byAthlete.get(athlete) ?? []).filter(({ errand }) => errand.does === what) as Of<What>[];
  }
}

export function isQuiet(minutes: number, { from, until }: Quiet): boolean {
  return from > until ? minutes >= from || minutes < until : minutes >= from && minutes < until;
}

/** From when each surely holds, until the moment asked for; the next one takes its place. */
function spansOf(told: readonly (Of<'pause'> | Of<'mute'>)[]): While[] {
  return told.map(({ doneAt, errand }, n) => ({
    from: doneAt ?? FOR_EVER,
    to: new Date(Math.min(+errand.until, +(told[n + 1]?.triedAt ?? FOR_EVER))),
  }));
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
