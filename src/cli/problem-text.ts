import type { Problem } from '#src/kernel/problem';
import type { Say } from '#src/words/words';

/**
 * What went wrong, to somebody who gave a command: in words of its own where the problem's speak of a page. Else its own
 * sentence, which is English; another language has the words that the page says.
 */
export function problemText(problem: Problem, say: Say): string {
  const instead = `cli.instead.${problem.code}`;
  if (say.knows(instead)) return say(instead, problem.details);
  const told = `problem.${problem.code}`;
  return say.language !== 'en' && say.knows(told) ? say(told, problem.details) : problem.message;
}
