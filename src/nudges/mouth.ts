import { Inject, Injectable } from '@nestjs/common';
import { KIND_FACTS } from '#src/advice/kind-facts';
import { Courier } from '#src/channels/courier';
import type { Tx } from '#src/database/transaction';
import type { Found } from '#src/nudges/afresh';
import { CircumstancesNow, dayCapsOf } from '#src/nudges/circumstances-now';
import { isShownAtOnce } from '#src/nudges/cautions';
import type { About } from '#src/nudges/council';
import { momentOf } from '#src/nudges/pending';
import { NudgeConsents } from '#src/nudges/nudge-consents';
import { Nudge } from '#src/nudges/nudge.entity';
import { mayBeShared } from '#src/nudges/purposes';
import { WaitingRoom } from '#src/nudges/waiting-room';
import { type Candidate, type Circumstances, decide, type Saying } from '#src/timing/decide';
import { silentFrom } from '#src/timing/silent-from';

type Standing = Extract<Found, { stands: true }>;

/** Says what is due, or says why not. Everything of one athlete is said by one at a time. */
@Injectable()
export class Mouth {
  constructor(
    @Inject(NudgeConsents) private readonly consents: NudgeConsents,
    @Inject(CircumstancesNow) private readonly circumstances: CircumstancesNow,
    @Inject(WaitingRoom) private readonly waiting: WaitingRoom,
    @Inject(Courier) private readonly courier: Courier,
  ) {}

  async say(
    tx: Tx,
    nudges: readonly Nudge[],
    { about, found }: { about: About; found: ReadonlyMap<string, Found> },
  ): Promise<void> {
    const { athleteId } = about.addressee;
    const asOfNow = nudges.map((nudge) => ofItsKind(nudge, found.get(nudge.id)));
    const allowed = await this.consents.allowed(
      athleteId,
      asOfNow.map(({ kind }) => kind),
      tx,
    );
    const standing = new Map<Nudge, Standing>();
    for (const nudge of asOfNow) {
      const one = found.get(nudge.id);
      if (!allowed.has(nudge.kind)) await this.drop(tx, nudge, 'consent');
      else if (one?.stands) standing.set(nudge, one);
      else if (one) await this.drop(tx, nudge, one.because);
      // One that came to it meanwhile has a fact of its own.
    }
    if (standing.size === 0) return;
    const circumstances = await this.circumstances.of(tx, about, [...standing.keys()]);
    const candidates = [...standing].map(([nudge, one]) => candidateOf(nudge, one));
    const byId = new Map([...standing].map(([nudge, one]) => [nudge.id, { nudge, one }]));
    for (const decision of decide(candidates, circumstances)) {
      const { nudge, one } = byId.get(decision.id)!;
      if (decision.does === 'say') await this.put(tx, nudge, one, decision, { about, circumstances });
      else if (decision.does === 'drop') await this.drop(tx, nudge, decision.because);
      else await this.wait(tx, nudge, decision.until);
    }
  }

  private async put(
    tx: Tx,
    nudge: Nudge,
    { advice }: Standing,
    { onPhone, phoneAt, ledBy }: Saying,
    { about, circumstances }: { about: About; circumstances: Circumstances },
  ): Promise<void> {
    const { id, kind, theme, state, wantedAgain, timesSaid } = nudge;
    const { now, day } = about;
    // As it was kept, it still rests on what it rested on then.
    const shareable = about.shareable && mayBeShared(kind) && (advice !== null || nudge.shareable);
    const isFirst = state === 'waiting';
    const isSaidNow = isFirst || wantedAgain;
    const silent = silentFrom(now, circumstances.zone, circumstances.peace);
    // What does not get through by then (a push service or we were down) stays in the inbox: it would ring in the night.
    const expiresAt = silent && silent < nudge.expiresAt ? silent : nudge.expiresAt;
    // Who has no device, or wants none of this theme on one, has not been disturbed: the day's push is not spent.
    const hasLeft = onPhone && (await this.carry(tx, { ...nudge, expiresAt }, shareable)) > 0;
    const fresh = advice && { kind, theme, values: advice.values, grounds: advice.grounds, shareable };
    await tx.update(Nudge, id, {
      ...(isSaidNow && { ...fresh, spokenAt: now, saidOn: day, timesSaid: timesSaid + 1, seenAt: null }),
      ...(isFirst && { state: 'spoken', ledBy, dueAt: nudge.dueAt < now ? nudge.dueAt : now }),
      ...(hasLeft && { pushedAt: now }),
      ...{ pushAt: phoneAt, wantedAgain: false },
    });
    if (phoneAt) await this.waiting.come(tx, id, phoneAt);
  }

  /** Answers how many devices and addresses it left for. */
  private async carry(tx: Tx, nudge: Nudge, shareable: boolean): Promise<number> {
    const { id, athleteId, kind, theme, sessionId, expiresAt, wantedAgain, timesSaid } = nudge;
    const { reach, isCaution, priority } = KIND_FACTS[kind];
    return this.courier.dispatch(tx, {
      ...{ id, athleteId, kind, theme, sessionId, reach, shareable, expiresAt },
      urgency: isCaution ? 'high' : priority >= 5 ? 'low' : 'normal',
      ...(wantedAgain && { round: timesSaid }),
    });
  }

  /** What is in the inbox stays there. */
  private async drop(tx: Tx, { id, state }: Nudge, because: string): Promise<void> {
    if (state === 'waiting') await tx.update(Nudge, id, { state: 'silent', silentBecause: because });
    else await tx.update(Nudge, id, { pushAt: null, wantedAgain: false });
  }

  private async wait(tx: Tx, { id, state }: Nudge, until: Date): Promise<void> {
    await tx.update(Nudge, id, state === 'waiting' ? { dueAt: until } : { pushAt: until });
    await this.waiting.come(tx, id, until);
  }
}

/** What is said of the same thing may be another word than was thought. */
function ofItsKind(nudge: Nudge, found: Found | undefined): Nudge {
  if (!found?.stands || !found.advice) return nudge;
  const { kind } = found.advice;
  return { ...nudge, kind, theme: KIND_FACTS[kind].theme };
}

function candidateOf(nudge: Nudge, { reading }: Standing): Candidate {
  const { id, kind, theme, sessionId, state, wantedAgain, expiresAt } = nudge;
  const { priority, reach, followsSession, isFromAPerson } = KIND_FACTS[kind];
  return {
    ...{ id, kind, theme, priority, expiresAt, isFromAPerson },
    forPhone: reach !== 'inbox' && !wasTakenNotice(nudge),
    isCaution: reading.isCaution && !isShownAtOnce(kind),
    afterSession: followsSession ? sessionId : null,
    isThere: state === 'spoken',
    isAskedFor: wantedAgain,
    dueAt: momentOf(nudge),
    caps: dayCapsOf(kind),
  };
}

/** Whoever has read it in the app needs no phone to tell them of it. */
function wasTakenNotice({ state, wantedAgain, seenAt, actedAt, dismissedAt }: Nudge): boolean {
  return state === 'spoken' && !wantedAgain && (seenAt ?? actedAt ?? dismissedAt) !== null;
}
