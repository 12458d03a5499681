import type { Team } from '#web/teams/team-shapes.ts';
import type { Words } from '#web/words/words.tsx';

/** Who coaches a team, in one line: `Kim (head coach), Bo (assistant, until 1 June 2027)`. */
export function coachesTold(
  { t, numbers }: Pick<Words, 't' | 'numbers'>,
  coaches: readonly Pick<Team['coaches'][number], 'name' | 'role' | 'untilDay'>[],
): string {
  return coaches
    .map(({ name, role, untilDay }) =>
      untilDay === null
        ? t(`teams-page.coach.${role}`, { name })
        : t(`teams-page.coach.${role}.until`, { name, day: numbers.day(untilDay) }),
    )
    .join(', ');
}
