import type { Problem } from '#src/kernel/problem';
import type { Say } from '#src/words/words';

/**
 * What went wrong, to somebody who gave a command. Its own sentence is English; another language has the words that the
 * page says, or others where those speak of a page.
 */
export function problemText(problem: Problem, say: Say): string {
  if (say.language === 'en') return problem.message;
  const key = [`cli.instead.${problem.code}`, `problem.${problem.code}`].find((known) => say.knows(known));
  return key ? say(key, problem.details) : problem.message;
}
