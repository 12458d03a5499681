import { type Advice, silence, type Verdict } from '#src/advice/advice';

/** Whoever takes a pause of less than this finds it when they are back. */
const WORTH_READING_DAYS = 14;
/** What fits a lock screen whose owner wants to read there. */
const GLANCE_CHARACTERS = 120;

/** A note as a coach wrote it, and in which team. Names are those of then. */
export interface CoachNote {
  key: string;
  coach: string;
  team: string;
  text: string;
}

/** A coach's words, at once or when their reader is next to be disturbed. They are passed on, and nothing is made of them. */
export function coachNote({ key, coach, team, text }: CoachNote): Advice {
  return {
    kind: 'coach-note',
    key,
    sessionId: null,
    values: { coachSaid: coach, teamSaid: team, textSaid: text, glanceSaid: glanceOf(text) },
    grounds: [{ what: 'written-by-coach' }],
    grade: 'D',
    sources: [],
    sendAt: { at: 'once' },
    expiresAt: { at: 'local', time: '23:59', inDays: WORTH_READING_DAYS },
    path: '/inbox',
  };
}

/** Not said yet, and its reader has left the team, or its writer coaches it no more. */
export function parted(): Verdict {
  return silence('coach-note', 'parted');
}

function glanceOf(text: string): string {
  const characters = [...text.replace(/\s+/gu, ' ')];
  if (characters.length <= GLANCE_CHARACTERS) return characters.join('');
  return `${characters.slice(0, GLANCE_CHARACTERS).join('')}…`;
}
