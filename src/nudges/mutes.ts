import { Inject, Injectable } from '@nestjs/common';
import { type Theme, THEMES } from '#src/advice/kinds';
import { Database, takeTurns } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { Clock, DAY_MS } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { NudgeMute } from '#src/nudges/nudge-mute.entity';
import { BACK_OFF_DAYS } from '#src/timing/back-off';

export interface ThemeState {
  theme: Theme;
  /** The person does not want to hear of it. */
  muted: boolean;
  /** null: for good, or not muted. */
  until: Date | null;
  /** It holds back until then by itself; null: it does not. */
  backsOffUntil: Date | null;
}

/** Themes that are not to be heard. */
@Injectable()
export class Mutes {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async list(athleteId: string): Promise<ThemeState[]> {
    const rows = await this.database.read(NudgeMute).findBy({ athleteId });
    const standing = rows.filter((row) => this.stands(row));
    return THEMES.map((theme) => {
      const own = standing.find((row) => row.theme === theme && row.mutedBy === 'person');
      const backOff = standing.find((row) => row.theme === theme && row.mutedBy === 'back-off');
      return {
        theme,
        muted: own !== undefined,
        until: own?.until ?? null,
        backsOffUntil: backOff?.until ?? null,
      };
    });
  }

  /** Whoever asks to hear of it again ends a holding back as well. */
  async say(
    athleteId: string,
    theme: Theme,
    { muted, until }: { muted: boolean; until: Date | null },
  ): Promise<void> {
    await this.database.transaction(async (tx) => {
      await takeTurns(tx, `nudges:${athleteId}`);
      const now = this.clock.now();
      await tx.delete(NudgeMute, { athleteId, theme, mutedBy: 'person' });
      if (muted)
        await tx.insert(NudgeMute, { id: newId(), athleteId, theme, mutedBy: 'person', since: now, until });
      else await tx.update(NudgeMute, { athleteId, theme, mutedBy: 'back-off' }, { since: now, until: now });
    });
  }

  /** Those that stand, and why a word of theirs is not said. */
  async reasons(tx: Tx, athleteId: string): Promise<Map<Theme, string>> {
    const rows = await tx.findBy(NudgeMute, { athleteId });
    const reasons = new Map<Theme, string>();
    for (const row of rows)
      if (this.stands(row) && reasons.get(row.theme) !== 'muted')
        reasons.set(row.theme, row.mutedBy === 'person' ? 'muted' : 'back-off');
    return reasons;
  }

  /** When each theme last began to hold back by itself. */
  async backedOff(tx: Tx, athleteId: string): Promise<Map<Theme, Date>> {
    const rows = await tx.findBy(NudgeMute, { athleteId, mutedBy: 'back-off' });
    return new Map(rows.map(({ theme, since }) => [theme, since]));
  }

  async backOff(tx: Tx, athleteId: string, theme: Theme): Promise<void> {
    const now = this.clock.now();
    const until = new Date(now.getTime() + BACK_OFF_DAYS * DAY_MS);
    const named = { athleteId, theme, mutedBy: 'back-off' } as const;
    const { affected } = await tx.update(NudgeMute, named, { since: now, until });
    if (!affected) await tx.insert(NudgeMute, { id: newId(), ...named, since: now, until });
  }

  private stands({ until }: NudgeMute): boolean {
    return until === null || until > this.clock.now();
  }
}
