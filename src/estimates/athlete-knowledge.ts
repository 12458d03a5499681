import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { asTold } from '#src/estimates/as-told';
import { CLOTHING_CLO } from '#src/estimates/clothing';
import { deviceKeyOf } from '#src/estimates/device-bias';
import { EstimateShelf, type Learner } from '#src/estimates/estimate-shelf';
import { factsFrom } from '#src/estimates/facts';
import { HeatLog } from '#src/estimates/heat-log';
import type { Knowledge } from '#src/estimates/session-input';
import { NOTHING_TOLD } from '#src/estimates/surroundings';
import { calibrationFor, WeighInLessons } from '#src/estimates/weigh-in-lessons';
import { DAY_MS, localDayOf } from '#src/kernel/clock';
import type { Profile } from '#src/people/people.shapes';
import { Profiles } from '#src/people/profiles';
import type { Lineage } from '#src/sessions/audience';
import { ToldSessions } from '#src/sessions/told-sessions';
import type { Recording } from '#src/sessions/recording.port';
import { fitHeartRateLine } from '#src/sweat/heart-rate-line';
import type { Sourced } from '#src/sweat/session-input';

const YEAR_DAYS = 365.25;
/** The air a fan moves over somebody on a trainer, m/s. [own] */
const FAN_MS = 1.5;
/** A weighing this long after a session still tells the mass then. [own] */
const SAME_MASS_DAYS = 60;
/** Sessions that draw the athlete's own heart-rate line: recent enough to be of the shape they are in. */
const LINE_SESSIONS = 20;
/** Sessions that tell how warm a device reads: enough to know, few enough to follow a new way of wearing it. [own] */
const DEVICE_SESSIONS = 20;

/**
 * What Svett knows of an athlete on a day: what they told, and what their earlier sessions taught. In the shareable
 * lineage only shareable sessions teach.
 */
@Injectable()
export class AthleteKnowledge {
  constructor(
    @Inject(Profiles) private readonly profiles: Profiles,
    @Inject(EstimateShelf) private readonly shelf: EstimateShelf,
    @Inject(WeighInLessons) private readonly lessons: WeighInLessons,
    @Inject(HeatLog) private readonly heat: HeatLog,
    @Inject(ToldSessions) private readonly told: ToldSessions,
  ) {}

  async on(
    lineage: Lineage,
    learner: Learner,
    { startedAt, utcOffsetS, device }: Pick<Recording, 'startedAt' | 'utcOffsetS' | 'device'>,
  ): Promise<Knowledge> {
    const { athleteId } = learner;
    const profile = await this.profiles.of(athleteId);
    // Masses stand on the athlete's own days, so that is how to look for them.
    const day = (moment: Date) => localDayOf(moment, utcOffsetS);
    const mass = await this.profiles.massOn(athleteId, day(startedAt));
    const massKg = mass && { massKg: mass.massKg };
    // Years before the first weighing, the mass the device was told back then is nearer the truth than today's.
    const isOfItsTime = mass !== null && mass.measuredOn <= day(daysAfter(startedAt, SAME_MASS_DAYS));
    const heatDays = await this.heat.daysBefore(lineage, learner, startedAt);
    const points = await this.shelf.heartRatePointsBefore(lineage, learner, startedAt, LINE_SESSIONS);
    const deviceKey = deviceKeyOf(device);
    const asked = { moment: startedAt, most: DEVICE_SESSIONS };
    const deviceMinusAirC =
      deviceKey === null
        ? []
        : await this.shelf.deviceMinusAirBefore(lineage, learner, { ...asked, deviceKey });
    const lessons = await this.lessons.of(lineage, athleteId);
    const known: Knowledge = {
      facts: factsFrom('profile', {
        ...(isOfItsTime && massKg),
        heightM: profile.heightCm === null ? null : profile.heightCm / 100,
        sex: profile.sex,
        ageYears: ageOn(profile.birthDate, startedAt),
        vo2maxMlKgMin: profile.vo2maxMlKgMin,
        restingHeartRateBpm: profile.restingHeartRateBpm,
        maxHeartRateBpm: profile.maxHeartRateBpm,
      }),
      lastResort: factsFrom('profile', massKg ?? {}),
      heart: { reliable: profile.heartRateReliable, line: fitHeartRateLine(points) },
      outdoors: NOTHING_TOLD,
      weather: null,
      deviceMinusAirC,
      indoors: indoorsOf(profile),
      wornClo: null,
      usualClo: fromProfile(profile.usualClothing && CLOTHING_CLO[profile.usualClothing]),
      heatDays: { value: heatDays, source: 'learned' },
      toldAt: null,
      calibration: calibrationFor(lessons, { sessionId: learner.sessionId, startedAt }),
    };
    return learner.sessionId === undefined ? known : asTold(known, await this.told.of(learner.sessionId));
  }
}

/** Changes whenever anything known of the athlete changes. */
export function digestOf(knowledge: Knowledge): string {
  return createHash('sha256').update(JSON.stringify(knowledge)).digest('hex');
}

function indoorsOf({ indoorAirC, indoorHumidityPct, indoorFan }: Profile): Knowledge['indoors'] {
  return {
    ...NOTHING_TOLD,
    airC: fromProfile(indoorAirC),
    humidityPct: fromProfile(indoorHumidityPct),
    windMs: fromProfile(indoorFan ? FAN_MS : null),
  };
}

function fromProfile(value: number | null): Sourced | null {
  return value === null ? null : { value, source: 'profile' };
}

function ageOn(birthDate: string | null, day: Date): number | null {
  if (birthDate === null) return null;
  return Math.floor((day.getTime() - Date.parse(birthDate)) / DAY_MS / YEAR_DAYS);
}

function daysAfter(moment: Date, days: number): Date {
  return new Date(moment.getTime() + days * DAY_MS);
}
