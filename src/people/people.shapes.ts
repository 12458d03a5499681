import { z } from 'zod';
import { AGE_GROUPS } from '#src/people/age';
import { SEXES, USUAL_CLOTHING } from '#src/people/athlete.entity';
import { Preferences } from '#src/people/preferences';
import { ROLES } from '#src/people/role';
import { TASK_STATES } from '#src/people/task.entity';

export const Me = z
  .object({
    accountId: z.uuid(),
    email: z.string().meta({ format: 'email' }),
    role: z.enum(ROLES),
    athleteId: z.uuid(),
    ...Preferences.shape,
    ageGroup: z
      .enum(AGE_GROUPS)
      .describe('By the birth date told, on this day. Nothing for grown-ups only is shown to others.'),
  })
  .meta({ id: 'Me' });
export type Me = z.output<typeof Me>;

const EARLIEST = '1900-01-01';
const Day = z.iso.date();
/** A day somebody tells us: nobody who trains today was born or weighed before. */
const ToldDay = Day.refine((day) => day >= EARLIEST, {
  error: `give ${EARLIEST} or a later day`,
  params: { fault: 'later' },
});

/** When somebody was born. */
export const BirthDate = ToldDay;

export const Profile = z
  .object({
    sex: z.enum(SEXES).nullable(),
    birthDate: Day.nullable(),
    heightCm: z.number().min(100).max(250).nullable(),
    vo2maxMlKgMin: z.number().min(10).max(100).nullable(),
    restingHeartRateBpm: z.number().min(25).max(120).nullable(),
    maxHeartRateBpm: z.number().min(80).max(240).nullable(),
    ftpW: z
      .number()
      .min(30)
      .max(700)
      .nullable()
      .describe('What the athlete can hold on a bicycle for an hour, watts.'),
    heartRateReliable: z
      .boolean()
      .describe('False where medicine or rhythm makes heart rate say little of effort.'),
    usualClothing: z.enum(USUAL_CLOTHING).nullable(),
    indoorAirC: z.number().min(-10).max(50).nullable(),
    indoorHumidityPct: z.number().min(0).max(100).nullable(),
    indoorFan: z.boolean().nullable(),
  })
  .meta({ id: 'Profile' });
export type Profile = z.output<typeof Profile>;

export const ProfileForm = Profile.extend({ birthDate: ToldDay.nullable() })
  .refine(
    ({ restingHeartRateBpm: resting, maxHeartRateBpm: max }) =>
      resting === null || max === null || max > resting,
    {
      path: ['maxHeartRateBpm'],
      error: 'give more than the resting heart rate',
      params: { fault: 'more-than-resting' },
    },
  )
  .meta({ id: 'ProfileForm' });

export const NewMass = z
  .object({ measuredOn: ToldDay, massKg: z.number().min(20).max(350) })
  .meta({ id: 'NewMass' });

export const MassView = z.object({ id: z.uuid(), measuredOn: Day, massKg: z.number() }).meta({ id: 'Mass' });
export const MassList = z.object({ items: z.array(MassView) }).meta({ id: 'MassList' });

export const TaskView = z
  .object({
    id: z.uuid(),
    kind: z.string(),
    state: z.enum(TASK_STATES),
    done: z.int().describe('Steps done; what a step is, the kind says.'),
    total: z.int().nullable().describe('null: not known yet.'),
    problemCode: z.string().nullable(),
    createdAt: z.iso.datetime(),
    endedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Task' });
export const TaskList = z.object({ items: z.array(TaskView) }).meta({ id: 'TaskList' });

export const Id = z.uuid();
