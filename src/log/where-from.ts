import { Problem } from '#src/kernel/problem';

/**
 * An error for one line of the log: a Problem's own sentence, but of any other error only its name and where it arose. Its
 * message may quote what it stumbled over, and that may be somebody's heart rate or address.
 */
export function whereFrom(error: unknown): string {
  if (error instanceof Problem) return `${error.code}: ${error.message}`;
  if (!(error instanceof Error)) return 'something that is no error was thrown';
  const frames = [...(error.stack ?? '').matchAll(/^\s+at (.+)$/gm)].map(([, frame]) => frame);
  return [error.name, ...frames.slice(0, 8)].join(' < ');
}
