import type { Merged } from '#src/sessions/merge';
import type { ToldSession } from '#src/sessions/told-session.entity';

/** Stands in a session's provenance where the athlete's own word took the place of its sources'. */
export const BY_ATHLETE = 'told';

/**
 * What the sources tell with the athlete's word on it: what it was, and whether it was done under a roof. Breaks between
 * sports stay breaks. The rest of what they say is of the surroundings and the body, which no session holds.
 */
export function asTold<Kind extends Pick<Merged, 'recording' | 'provenance'>>(
  merged: Kind,
  told: Pick<ToldSession, 'sport' | 'indoor'> | null,
): Kind {
  if (!told || (told.sport === null && told.indoor === null)) return merged;
  const { recording, provenance } = merged;
  const sport = told.sport === null ? {} : { sport: told.sport };
  const indoor = told.indoor === null ? {} : { indoor: told.indoor };
  const said = Object.keys({ ...sport, ...indoor });
  const knowsSport = told.sport !== null;
  return {
    ...merged,
    recording: {
      ...recording,
      ...sport,
      ...indoor,
      legs: recording.legs.map((leg) => ({ ...leg, ...(leg.sport !== 'transition' && sport), ...indoor })),
      notes: recording.notes.filter((note) => !(knowsSport && note === 'sport-unknown')),
    },
    provenance: { ...provenance, ...Object.fromEntries(said.map((field) => [field, BY_ATHLETE])) },
  };
}
