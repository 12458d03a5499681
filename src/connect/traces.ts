import { Inject, Injectable } from '@nestjs/common';
import {
  ActivityWanted,
  BackfillAdvanced,
  DiaryDue,
  LapseDue,
  LinkConnected,
  LinkDue,
  NoticeReceived,
  PlansDue,
} from '#src/connect/connect.topics';
import { PlanBook } from '#src/connect/planned.port';
import type { Link } from '#src/connect/link.entity';
import type { Tx } from '#src/database/transaction';
import { Outbox } from '#src/jobs/outbox';
import { Profiles } from '#src/people/profiles';
import { SaidWords } from '#src/sessions/said-words.port';
import { SourceDesk } from '#src/sessions/source-desk';
import type { SourceTerms } from '#src/sessions/source-terms.port';

const ABOUT_LINKS = [LinkConnected, ActivityWanted, BackfillAdvanced, LinkDue, LapseDue, DiaryDue, PlansDue];

/** What a link leaves behind, and how it is wiped off. */
@Injectable()
export class Traces {
  constructor(
    @Inject(SourceDesk) private readonly desk: SourceDesk,
    @Inject(Profiles) private readonly profiles: Profiles,
    @Inject(PlanBook) private readonly plans: PlanBook,
    @Inject(SaidWords) private readonly words: SaidWords,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  /** Everything that came through it, and what was said because of it. Answers how much that was. */
  async erase(tx: Tx, { athleteId, brand }: Link, { others }: SourceTerms): Promise<Record<string, number>> {
    const { sources, sessions } = await this.desk.withdrawAll(tx, athleteId, brand);
    const masses = await this.profiles.forgetMassesOf(tx, athleteId, brand);
    // Words of a week were made of all its sessions.
    if (others === 'never') await this.words.forgetOwnerOnly(tx, { athleteId, sessionIds: 'any' });
    return { sources, sessions, masses };
  }

  /** What was still to be done for it, and the memory of what was; what is planned there, nobody follows any more. */
  async forgetFacts(tx: Tx, { id, athleteId, brand, vendorUserId }: Link): Promise<void> {
    await this.plans.forget(tx, { athleteId, brand });
    for (const topic of ABOUT_LINKS) await this.outbox.forget(tx, topic, `${id}:`);
    await this.outbox.forget(tx, NoticeReceived, `${brand}:${vendorUserId}:`);
  }

  /** Every fact that names a person, or something of theirs. */
  forgetPerson(tx: Tx, ids: ReadonlySet<string>): Promise<void> {
    return this.outbox.forgetAbout(tx, ids);
  }
}
