import { Inject, Injectable } from '@nestjs/common';
import { takeTurns } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { AthleteKnowledge, digestOf } from '#src/estimates/athlete-knowledge';
import { EstimateLog } from '#src/estimates/estimate-log';
import { KnowledgeMoved } from '#src/estimates/estimates.problems';
import { estimateRow, type Reckoned, reckon } from '#src/estimates/reckon';
import type { Knowledge } from '#src/estimates/session-input';
import { indoorOf } from '#src/estimates/surroundings';
import { Consents } from '#src/people/consents';
import type { Lineage } from '#src/sessions/audience';
import { type Found, SessionShelf } from '#src/sessions/session-shelf';
import { Weather } from '#src/weather/weather';

/** What has to be written down of a session in one lineage. */
export interface Settlement {
  athleteId: string;
  /** Whether just this stands written, and nothing is left to ask for. */
  stands: () => Promise<boolean>;
  /** Answers from when on sessions have to be seen anew; null: none has. @throws KnowledgeMoved */
  write: (tx: Tx, why?: { dataChanged: boolean }) => Promise<Date | null>;
}

/** What a session rests on in a lineage: data (by its revision), data that had to go, or no source of this lineage. */
type Basis = { athleteId: string; of: 'data' | 'purged' | 'nothing'; revision: string | null };

/** Says what a session cost in each lineage: from everything, and from what may be shared alone. */
@Injectable()
export class Reckoner {
  constructor(
    @Inject(SessionShelf) private readonly sessions: SessionShelf,
    @Inject(AthleteKnowledge) private readonly knowledge: AthleteKnowledge,
    @Inject(Weather) private readonly weather: Weather,
    @Inject(EstimateLog) private readonly log: EstimateLog,
    @Inject(Consents) private readonly consents: Consents,
  ) {}

  /**
   * Slow, so outside any transaction; writing makes sure that it is still about what is known then. null: the session is
   * gone, or its athlete does not let us reckon.
   */
  async settle(lineage: Lineage, sessionId: string): Promise<Settlement | null> {
    const basis = await this.basis(lineage, sessionId);
    if (!basis) return null;
    if (basis.of === 'nothing') return this.forgotten(lineage, sessionId, basis);
    if (basis.of === 'purged') return this.frozen(lineage, sessionId, basis);
    if (!(await this.consents.given(basis.athleteId, 'health-data'))) return null;
    const found = await this.sessions.recording(lineage, sessionId);
    if (found?.revision !== basis.revision) throw new KnowledgeMoved();
    return this.estimated(lineage, sessionId, basis, found);
  }

  /**
   * The answer to what a session cost as its owner sees it, made again; null once what it was made of is gone.
   * @throws ConsentNeeded
   */
  async forOwner(athleteId: string, sessionId: string): Promise<Reckoned | null> {
    await this.consents.demand(athleteId, 'health-data');
    const lineage = (await this.sessions.hasOwnerOnly(athleteId)) ? 'owner' : 'shareable';
    const found = await this.sessions.recording(lineage, sessionId);
    return found && reckon(found.recording, await this.known(lineage, sessionId, found));
  }

  private async estimated(
    lineage: Lineage,
    sessionId: string,
    basis: Basis,
    found: Found,
  ): Promise<Settlement> {
    const { athleteId, recording } = found;
    const known = await this.known(lineage, sessionId, found);
    const row = estimateRow(reckon(recording, known), { sessionId, athleteId, lineage, recording, known });
    const asks = known.weather?.missing ?? false;
    return {
      athleteId,
      stands: async () => !asks && (await this.log.has(row)),
      write: async (tx, why) => {
        await this.makeSure(tx, lineage, sessionId, basis);
        if (!(await this.consents.given(athleteId, 'health-data', tx))) return null;
        if (digestOf(await this.known(lineage, sessionId, found)) !== digestOf(known))
          throw new KnowledgeMoved();
        // What was learned before the owner's line began is in the other one only: all of it is reckoned for this one, too.
        if (lineage === 'owner' && !(await this.log.holds({ athleteId, lineage })))
          await this.log.announceLesson(tx, athleteId);
        if (asks) await this.log.askForWeather(tx, { sessionId, lineage }, found.revision);
        return this.log.write(tx, row, why);
      },
    };
  }

  private frozen(lineage: Lineage, sessionId: string, basis: Basis): Settlement {
    return {
      athleteId: basis.athleteId,
      stands: async () => !(await this.log.holds({ sessionId, lineage, frozen: false })),
      write: async (tx) => {
        await this.makeSure(tx, lineage, sessionId, basis);
        return this.log.freeze(tx, sessionId, lineage);
      },
    };
  }

  /** The owner's line is one: with the last source that is theirs alone, all of it goes. */
  private forgotten(lineage: Lineage, sessionId: string, basis: Basis): Settlement {
    const { athleteId } = basis;
    const rows = lineage === 'owner' ? { athleteId, lineage } : { sessionId, lineage };
    return {
      athleteId,
      stands: async () => !(await this.log.holds(rows)),
      write: async (tx) => {
        await this.makeSure(tx, lineage, sessionId, basis);
        return this.log.forget(tx, rows);
      },
    };
  }

  /** From here to the end of the transaction no source comes or goes. @throws KnowledgeMoved where one has meanwhile */
  private async makeSure(tx: Tx, lineage: Lineage, sessionId: string, basis: Basis): Promise<void> {
    await takeTurns(tx, `sessions:${basis.athleteId}`);
    const now = await this.basis(lineage, sessionId);
    if (now?.of !== basis.of || now.revision !== basis.revision) throw new KnowledgeMoved();
  }

  private async basis(lineage: Lineage, sessionId: string): Promise<Basis | null> {
    const standing = await this.sessions.standing(sessionId);
    if (!standing) return null;
    const { athleteId, shareable } = standing;
    const takesPart = lineage === 'shareable' ? shareable : await this.sessions.hasOwnerOnly(athleteId);
    if (!takesPart) return { athleteId, of: 'nothing', revision: null };
    const revision = await this.sessions.revision(lineage, sessionId);
    return { athleteId, of: revision === null ? 'purged' : 'data', revision };
  }

  private async known(
    lineage: Lineage,
    sessionId: string,
    { athleteId, recording, placeRoundingDeg }: Found,
  ): Promise<Knowledge> {
    const known = await this.knowledge.on(lineage, { athleteId, sessionId }, recording);
    // Under a roof the sky has no part: then nobody need hear where it was either.
    const isIndoors = recording.legs.every((leg) => indoorOf(recording, leg, known.outdoors).value);
    if (isIndoors) return known;
    return { ...known, weather: await this.weather.along(athleteId, recording, placeRoundingDeg) };
  }
}
