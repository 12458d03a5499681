import { Inject, Injectable } from '@nestjs/common';
import type { Kind } from '#src/advice/kinds';
import type { Tx } from '#src/database/transaction';
import { PURPOSES_OF } from '#src/nudges/purposes';
import { Consents } from '#src/people/consents';

/** What somebody wrote to them, and nothing that we made of their data: no yes of theirs to that is needed. */
const NEEDS_NO_YES: ReadonlySet<Kind> = new Set<Kind>(['coach-note']);

/** Which words may be made, said and shown now, by what the person has said yes to. */
@Injectable()
export class NudgeConsents {
  constructor(@Inject(Consents) private readonly consents: Consents) {}

  /** Those of `kinds` that may be; with `tx`, so that a no that comes meanwhile comes after what is written in it. */
  async allowed(athleteId: string, kinds: Iterable<Kind>, tx?: Tx): Promise<Set<Kind>> {
    const all = [...new Set(kinds)];
    const allowed = new Set(all.filter((kind) => NEEDS_NO_YES.has(kind)));
    const asked = all.filter((kind) => !allowed.has(kind));
    if (asked.length === 0 || !(await this.consents.given(athleteId, 'health-data', tx))) return allowed;
    for (const kind of asked) {
      let may = true;
      for (const purpose of PURPOSES_OF[kind] ?? [])
        may = may && (await this.consents.given(athleteId, purpose, tx));
      if (may) allowed.add(kind);
    }
    return allowed;
  }
}
