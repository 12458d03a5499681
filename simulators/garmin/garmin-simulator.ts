import { planNow } from '#simulators/season/season';
import type { WorkoutPlan } from '#simulators/season/plan';
import { type MadeWorkout, makeWorkout } from '#simulators/season/workout';
import { GarminAccounts } from '#simulators/garmin/garmin-accounts';
import {
  type Correction,
  fileOf,
  type GarminActivity,
  type Member,
  startOf,
  uploadOf,
  uploadsOf,
} from '#simulators/garmin/member';
import {
  bodyCompOf,
  detailsOf,
  fileNoticeOf,
  seconds,
  summariesOf,
  type Summary,
} from '#simulators/garmin/summaries';
import type { SummaryType } from '#simulators/garmin/summary-types';

/** A stand-in for Garmin: the members, what they record, and everything Garmin tells of it. */
export class GarminSimulator extends GarminAccounts {
  private made = 0;
  private readonly watches = new Map<string, NodeJS.Timeout>();

  /** A device uploads a workout that has just ended, or the one planned; answers with its number. */
  record(userId: string, plan: Partial<WorkoutPlan> = {}): string {
    const member = this.member(userId);
    const device = member.athlete.watch.startsWith('Garmin') ? member.athlete.watch : 'Garmin Forerunner 255';
    const meant = planNow(member.athlete, this.clock.now(), this.nextSeed());
    const own = meant.device?.startsWith('Garmin') ? meant.device : device;
    return this.upload(member, uploadOf(makeWorkout(member.athlete, { ...meant, device: own, ...plan })));
  }

  /** A device uploads this very workout, or these legs of one triathlon; another simulator may know them too. */
  recordThis(userId: string, ...workouts: MadeWorkout[]): string {
    const [activity] = uploadsOf(workouts);
    if (!activity) throw new Error('None of these was recorded by a device of Garmin.');
    return this.upload(this.member(userId), activity);
  }

  /** The watch hands over the oldest workout it kept; null when it has none. */
  handOver(userId: string): string | null {
    const member = this.member(userId);
    const activity = member.onWatch.shift();
    return activity ? this.upload(member, activity) : null;
  }

  override register(userId: string): void {
    super.register(userId);
    const { trickle } = this.wishes;
    if (!trickle || this.watches.has(userId)) return;
    const watch = setInterval(() => {
      if (this.handOver(userId) === null) clearInterval(watch);
    }, trickle.everyMs);
    watch.unref();
    this.watches.set(userId, watch);
  }

  override async close(): Promise<void> {
    for (const watch of this.watches.values()) clearInterval(watch);
    await super.close();
  }

  /** A sprint triathlon that ended a minute ago, or began when told; the legs follow two minutes apart. */
  recordTriathlon(userId: string, startsAt?: Date): { parent: string; legs: string[] } {
    const member = this.member(userId);
    const meant = planNow(member.athlete, this.clock.now(), this.nextSeed());
    const legs = [
      { sport: 'Swim', durationS: 900 },
      { sport: 'Ride', durationS: 2_400 },
      { sport: 'Run', durationS: 1_500 },
    ] as const;
    const device = 'Garmin Forerunner 255';
    let at = startsAt ?? new Date(this.clock.now().getTime() - (4_800 + 240 + 60) * 1000);
    const workouts = legs.map((leg, i) => {
      const rest = {
        name: `Triathlon ${leg.sport}`,
        intensity: 0.85,
        shape: 'steady',
        indoor: false,
      } as const;
      const legOf = `triathlon-${meant.seed}`;
      const plan = { ...leg, ...rest, startsAt: at, device, pausedS: 0, legOf, seed: meant.seed + i };
      at = new Date(+at + (leg.durationS + 120) * 1000);
      return makeWorkout(member.athlete, plan);
    });
    const [activity] = uploadsOf(workouts);
    if (!activity) throw new Error('A triathlon is one upload.');
    this.upload(member, activity);
    return { parent: activity.id, legs: workouts.map((leg) => leg.garminActivityId ?? '') };
  }

  /** The athlete types a workout in: no device, no file, no samples. */
  enterByHand(userId: string, plan: Partial<WorkoutPlan> = {}): string {
    const member = this.member(userId);
    const meant = planNow(member.athlete, this.clock.now(), this.nextSeed());
    return this.upload(member, uploadOf(makeWorkout(member.athlete, { ...meant, ...plan, device: null })));
  }

  /** The athlete puts something right on Garmin’s page. */
  edit(userId: string, activityId: string, correction: Correction): void {
    const activity = this.activity(userId, activityId);
    Object.assign(activity.correction, correction);
    for (const summary of summariesOf(this.member(userId), activity).filter(
      ({ summaryId }) => summaryId === activityId,
    ))
      this.tell('manuallyUpdatedActivities', userId, summary);
  }

  /** The athlete deletes an activity. Garmin tells nobody. */
  remove(userId: string, activityId: string): void {
    const { activities } = this.member(userId);
    activities.splice(activities.indexOf(this.activity(userId, activityId)), 1);
  }

  weigh(userId: string, massKg: number, at: Date = this.clock.now()): void {
    const member = this.member(userId);
    const weighing = { at, massKg };
    member.weighings.push(weighing);
    this.tell('bodyComps', userId, bodyCompOf(member, weighing));
  }

  /** What a backfill brings; a backfill of activities announces their files as well. */
  sendPast(member: Member, type: SummaryType, fromS: number, toS: number): void {
    const inside = (at: Date): boolean => seconds(at) >= fromS && seconds(at) < toS;
    const delayMs = this.wishes.backfillDelayMs ?? 0;
    const tell = (kind: SummaryType, record: Summary): void =>
      this.tell(kind, member.userId, record, delayMs);
    if (type === 'bodyComps')
      for (const weighing of member.weighings.filter(({ at }) => inside(at)))
        tell(type, bodyCompOf(member, weighing));
    for (const activity of member.activities.filter((each) => inside(startOf(each)))) {
      if (type === 'activities') {
        for (const summary of summariesOf(member, activity)) tell(type, summary);
        const notice = fileNoticeOf(member, activity);
        if (notice) tell('activityFiles', notice);
      }
      if (type === 'activityDetails') for (const detail of detailsOf(member, activity)) tell(type, detail);
    }
  }

  /** The file of an activity, as `activityFile` serves it. */
  fit(userId: string, activityId: string): Uint8Array {
    return fileOf(this.member(userId), this.activity(userId, activityId));
  }

  /** From now on these bytes are served as its file: broken, empty, a bomb. */
  spoilFile(userId: string, activityId: string, bytes: Uint8Array): void {
    this.activity(userId, activityId).spoiltFile = bytes;
  }

  /** Announces a file that lies with somebody else: `http://evil.example/…`. */
  sendForeignFile(userId: string, activityId: string, origin: string): Promise<number | null> {
    const notice = fileNoticeOf(this.member(userId), this.activity(userId, activityId));
    const callbackURL = `${origin}/wellness-api/rest/activityFile?id=${activityId}&token=foreign`;
    return this.send({ activityFiles: [{ ...notice, callbackURL }] });
  }

  private upload(member: Member, activity: GarminActivity): string {
    member.activities.push(activity);
    for (const summary of summariesOf(member, activity)) this.tell('activities', member.userId, summary);
    for (const detail of detailsOf(member, activity)) this.tell('activityDetails', member.userId, detail);
    const notice = fileNoticeOf(member, activity);
    if (notice) this.tell('activityFiles', member.userId, notice);
    return activity.id;
  }

  private nextSeed(): number {
    this.made += 1;
    return this.seed * 10_000 + this.made;
  }
}
