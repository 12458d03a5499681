import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { EstimateShelf } from '#src/estimates/estimate-shelf';
import type { EstimateResult } from '#src/estimates/estimate.shapes';
import { DAY_MS } from '#src/kernel/clock';
import { Profiles } from '#src/people/profiles';
import { audienceOf, type Lineage } from '#src/sessions/audience';
import type { DeviceAthlete } from '#src/sessions/recording.port';
import { SessionShelf } from '#src/sessions/session-shelf';
import { LOAD_VERSION, type SessionAir } from '#src/training/load-of';
import type { Trainee } from '#src/training/heart-bounds';

const YEAR_DAYS = 365.25;

/** All that a session's load is made of beside the recording, and a digest of both. */
export interface LoadInputs {
  /** As the profile has it; what it leaves open, the device may know. */
  trainee: Trainee;
  air: SessionAir;
  digest: string;
}

/** Gathers what a session's load is made of. */
@Injectable()
export class LoadInputsOf {
  constructor(
    @Inject(SessionShelf) private readonly sessions: SessionShelf,
    @Inject(EstimateShelf) private readonly estimates: EstimateShelf,
    @Inject(Profiles) private readonly profiles: Profiles,
  ) {}

  /** null: nothing raw is left of what the lineage is made of. */
  async session(lineage: Lineage, athleteId: string, sessionId: string): Promise<LoadInputs | null> {
    const revision = await this.sessions.revision(lineage, sessionId);
    if (revision === null) return null;
    const audience = audienceOf(lineage);
    const { startedAt } = await this.sessions.get(audience, athleteId, sessionId);
    const { sex, birthDate, restingHeartRateBpm, maxHeartRateBpm, ftpW, heartRateReliable } =
      await this.profiles.of(athleteId);
    const ageYears =
      birthDate && Math.floor((startedAt.getTime() - Date.parse(birthDate)) / DAY_MS / YEAR_DAYS);
    const trainee = {
      sex,
      ageYears: ageYears || null,
      restingHeartRateBpm,
      maxHeartRateBpm,
      ftpW,
      heartRateReliable,
    };
    const estimate = await this.estimates.current(audience, sessionId);
    const air = typeof estimate === 'string' ? NO_AIR : airOf(estimate.result);
    const said = JSON.stringify([LOAD_VERSION, revision, trainee, air]);
    return { trainee, air, digest: createHash('sha256').update(said).digest('hex') };
  }
}

/** The first word counts: the profile's, then the device's. */
export function withDevice(trainee: Trainee, device: DeviceAthlete): Trainee {
  return {
    ...trainee,
    sex: trainee.sex ?? device.sex,
    ageYears: trainee.ageYears ?? device.ageYears,
    restingHeartRateBpm: trainee.restingHeartRateBpm ?? device.restingHeartRateBpm,
    maxHeartRateBpm: trainee.maxHeartRateBpm ?? device.maxHeartRateBpm,
    ftpW: trainee.ftpW ?? device.ftpW,
  };
}

const NO_AIR: SessionAir = { knownC: null, comparableC: null };

function airOf({ inputs }: Pick<EstimateResult, 'inputs'>): SessionAir {
  const air = inputs.find(({ name }) => name === 'air');
  if (!air || typeof air.value !== 'number') return NO_AIR;
  const isIndoors = inputs.some(({ name, value }) => name === 'indoor' && value === true);
  const isKnown = air.source !== 'default';
  return {
    knownC: isKnown ? air.value : null,
    comparableC: isKnown || isIndoors ? air.value : null,
  };
}
