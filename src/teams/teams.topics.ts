import { z } from 'zod';
import { topic } from '#src/jobs/topic';

/** Codes by which one joins a team may have run out since the last time we looked. */
export const TeamCodesExpired = topic('teams.codes-expired', z.object({}));

/** A team may have lost its head coach: accounts are erased without asking it. */
export const HeadCoachMissed = topic('teams.head-coach-missed', z.object({}));

/** Words to coaches may be so old that they are seen no more. */
export const TalkWordsAged = topic('teams.talk-words-aged', z.object({}));
