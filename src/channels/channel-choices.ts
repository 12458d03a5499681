import { Inject, Injectable } from '@nestjs/common';
import { type Theme, THEMES } from '#src/advice/kinds';
import { ChannelChoice } from '#src/channels/channel-choice.entity';
import type { Delivery } from '#src/channels/delivery.entity';
import { Database, takeTurns } from '#src/database/database';
import type { Tx } from '#src/database/transaction';

export type Choice = Record<Delivery['channel'], boolean>;

/**
 * Until somebody chooses: whoever lets a browser show messages, or names an ntfy topic or a web address, wants them there.
 * Letters are wanted only by whom they are asked for, theme by theme: nobody's mail is filled because it exists.
 */
const USUAL: Choice = { push: true, email: false, ntfy: true, webhook: true };

/** On which ways people want to be told of what. The inbox in the app has everything, whatever they choose. */
@Injectable()
export class ChannelChoices {
  constructor(@Inject(Database) private readonly database: Database) {}

  async of(athleteId: string, theme: Theme): Promise<Choice> {
    return choiceOf(await this.database.read(ChannelChoice).findOneBy({ athleteId, theme }));
  }

  /** As it is within this transaction. */
  async ofIn(tx: Tx, athleteId: string, theme: Theme): Promise<Choice> {
    return choiceOf(await tx.findOneBy(ChannelChoice, { athleteId, theme }));
  }

  /** One for each theme. */
  async all(athleteId: string): Promise<({ theme: Theme } & Choice)[]> {
    const rows = await this.database.read(ChannelChoice).findBy({ athleteId });
    const chosen = new Map(rows.map((row) => [row.theme, row]));
    return THEMES.map((theme) => ({ theme, ...choiceOf(chosen.get(theme) ?? null) }));
  }

  async put(tx: Tx, athleteId: string, theme: Theme, choice: Partial<Choice>): Promise<void> {
    // What stays is as it was read: another who changes something meanwhile waits.
    await takeTurns(tx, `channel-choice:${athleteId}:${theme}`);
    const now = await this.ofIn(tx, athleteId, theme);
    await tx.upsert(ChannelChoice, { athleteId, theme, ...now, ...choice }, ['athleteId', 'theme']);
  }
}

function choiceOf(row: ChannelChoice | null): Choice {
  if (!row) return USUAL;
  const { push, email, ntfy, webhook } = row;
  return { push, email, ntfy, webhook };
}
