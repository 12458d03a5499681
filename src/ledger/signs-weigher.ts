import { Inject, Injectable } from '@nestjs/common';
import { type Finish, Handles } from '#src/jobs/handles';
import { Outbox } from '#src/jobs/outbox';
import type { Said } from '#src/jobs/topic';
import { newId } from '#src/kernel/ids';
import { SignsWeighed } from '#src/ledger/ledger.topics';
import { TestSuggestions } from '#src/ledger/test-suggestions';
import { SignsTold } from '#src/signs/signs.topics';

/** Hears how people felt, has it looked at, and passes on that it has been. */
@Injectable()
export class SignsWeigher {
  constructor(
    @Inject(TestSuggestions) private readonly suggestions: TestSuggestions,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  @Handles(SignsTold)
  async onSigns({ athleteId }: Said<typeof SignsTold>, finish: Finish): Promise<void> {
    const suggest = await this.suggestions.looking(athleteId);
    await finish(async (tx) => {
      await suggest(tx);
      await this.outbox.put(tx, SignsWeighed, { athleteId }, { key: newId() });
    });
  }
}
