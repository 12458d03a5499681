import { Inject, Injectable } from '@nestjs/common';
import { type Advice, isSaid } from '#src/advice/advice';
import { KIND_FACTS, OF_ONE_DAY } from '#src/advice/kind-facts';
import type { Kind } from '#src/advice/kinds';
import { takeTurns } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import type { Finish } from '#src/jobs/handles';
import { HOUR_MS } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { type Asked, nameOf, type Occasion } from '#src/nudges/adviser';
import { isShownAtOnce } from '#src/nudges/cautions';
import { Council } from '#src/nudges/council';
import { MannersBook } from '#src/nudges/manners';
import { askedAt, momentFor } from '#src/nudges/moments';
import { NudgeConsents } from '#src/nudges/nudge-consents';
import { Nudge } from '#src/nudges/nudge.entity';
import { mayBeShared } from '#src/nudges/purposes';
import { WaitingRoom } from '#src/nudges/waiting-room';
import { endOfDay } from '#src/timing/local';
import { politeMoment } from '#src/timing/polite';

/** A session that comes later than so long after its end is history: nobody wants to hear now what to drink then. */
const FRESH_HOURS = 12;
/** So long after its end drinking too much in it may yet show. */
const CAUTION_HOURS = 24;

interface Moments {
  dueAt: Date;
  expiresAt: Date;
  /** Why it will not be said; null: it waits for its moment. */
  because: string | null;
}

/** Has a look, when there is a reason to, whether something is worth saying, and puts down what is for its moment. */
@Injectable()
export class Nudger {
  constructor(
    @Inject(Council) private readonly council: Council,
    @Inject(NudgeConsents) private readonly consents: NudgeConsents,
    @Inject(MannersBook) private readonly manners: MannersBook,
    @Inject(WaitingRoom) private readonly waiting: WaitingRoom,
  ) {}

  async consider(occasion: Occasion, finish: Finish): Promise<void> {
    const { athleteId } = occasion;
    const about = await this.council.about(occasion);
    if (!about) return;
    if (this.isHistory(occasion, about)) {
      // What comes too late for advice may come in time for a caution.
      const isCautionFresh = about.endedAt !== null && hoursBetween(about.endedAt, about.now) < CAUTION_HOURS;
      if (occasion.of === 'session' && isCautionFresh)
        await this.consider({ ...occasion, of: 'drinking' }, finish);
      return;
    }
    const asked = askedAt(about.now, about.addressee.timeZone);
    const verdicts = await this.council.ask(occasion, asked);
    const advices = verdicts.filter(isSaid);
    if (advices.length === 0) return;
    await finish(async (tx) => {
      await this.council.makeSure(tx, about);
      await takeTurns(tx, `nudges:${athleteId}`);
      const kinds = advices.map(({ kind }) => kind);
      const allowed = await this.consents.allowed(athleteId, kinds, tx);
      for (const advice of advices) {
        if (!allowed.has(advice.kind)) continue;
        await this.put(tx, occasion, advice, {
          asked,
          endedAt: about.endedAt,
          shareable: about.shareable && mayBeShared(advice.kind),
        });
      }
    });
  }

  private isHistory(
    occasion: Occasion,
    { endedAt, arrivedAt, day }: { endedAt: Date | null; arrivedAt: Date | null; day: string },
  ): boolean {
    if (occasion.of === 'look') return occasion.day !== day;
    if (occasion.of !== 'session') return false;
    return !endedAt || !arrivedAt || hoursBetween(endedAt, arrivedAt) > FRESH_HOURS;
  }

  /** Puts down what is worth saying, for its moment; what was put down before stays as it is. */
  async put(
    tx: Tx,
    occasion: Occasion,
    advice: Advice,
    { asked, endedAt, shareable }: { asked: Asked; endedAt: Date | null; shareable: boolean },
  ): Promise<void> {
    const { athleteId } = occasion;
    const moments = await this.momentsOf(tx, athleteId, advice, asked, endedAt);
    const { kind, key, sessionId, values, grounds, grade, sources, path } = advice;
    const same = await this.waiting.same(tx, { athleteId, key, sessionId, kind });
    const there = same.find((one) => !isOfAnother(one, occasion));
    if (there) {
      // A plan that was moved takes its word along.
      if (advice.sendAt.at === 'moment') await this.waiting.move(tx, there, moments);
      return;
    }
    if (same.length > 0 && moments.because !== null) return;
    if (same.length > 0) await this.waiting.forget(tx, same);
    const nudge: Nudge = {
      ...{ id: newId(), athleteId, kind, theme: KIND_FACTS[kind].theme, key, sessionId, occasion },
      ...{ values, grounds, grade, sources, path, shareable },
      state: moments.because === null ? 'waiting' : 'silent',
      silentBecause: moments.because,
      ...{ dueAt: moments.dueAt, expiresAt: moments.expiresAt, spokenAt: null, saidOn: null },
      ...{ pushedAt: null, pushAt: null, wantedAgain: false, timesSaid: 0, ledBy: null },
      ...{ seenAt: null, actedAt: null, dismissedAt: null, createdAt: asked.now },
      ...(isShownAtOnce(kind) && saidNow(asked, moments)),
    };
    await this.waiting.add(tx, nudge);
  }

  private async momentsOf(
    tx: Tx,
    athleteId: string,
    { kind, sendAt, expiresAt: until }: Advice,
    asked: Asked,
    endedAt: Date | null,
  ): Promise<Moments> {
    const { now, timeZone } = asked;
    const wanted = momentFor(sendAt, asked, endedAt);
    const dueAt = wanted > now ? wanted : now;
    const expiresAt = lastMoment(kind, momentFor(until, asked, endedAt), { dueAt, timeZone });
    if (dueAt >= expiresAt) return { dueAt, expiresAt, because: 'late' };
    const { isCaution, reach } = KIND_FACTS[kind];
    // What makes no sound may come at any hour, and safety is shown in the app at once.
    if (isCaution || reach === 'inbox') return { dueAt, expiresAt, because: null };
    const { quietFrom, quietUntil, focusTimes } = await this.manners.of(athleteId, tx);
    const quiet = { from: quietFrom, until: quietUntil };
    const polite = politeMoment(dueAt, timeZone, { quiet, focus: focusTimes });
    // What no phone may sound for within its life is in the inbox all the same.
    const isInTime = polite !== null && polite < expiresAt;
    return { dueAt: isInTime ? polite : dueAt, expiresAt, because: null };
  }
}

/** In the app now, and on a phone in its moment, if there is one. */
function saidNow({ now, day }: Asked, { dueAt, because }: Moments) {
  const pushAt = because === null ? dueAt : null;
  const said = { state: 'spoken', silentBecause: null, spokenAt: now, saidOn: day, timesSaid: 1 } as const;
  return { ...said, dueAt: now, pushAt };
}

function hoursBetween(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / HOUR_MS;
}

function lastMoment(kind: Kind, until: Date, { dueAt, timeZone }: { dueAt: Date; timeZone: string }): Date {
  if (!OF_ONE_DAY.has(kind)) return until;
  return new Date(Math.min(until.getTime(), endOfDay(dueAt, timeZone).getTime()));
}

/** It was not said, for a reason of another hour: that is no reason not to say it now. */
function isOfAnother({ state, occasion }: Nudge, now: Occasion): boolean {
  return state === 'silent' && nameOf(occasion) !== nameOf(now);
}
