import { CommanderError } from 'commander';
import { z } from 'zod';
import { ArchiveNotUsable } from '#src/archives/archives.problems';
import { TableNotUsable } from '#src/cli/benchmark-table';
import { Problem } from '#src/kernel/problem';
import { FileNotUsable } from '#src/sessions/recording.problems';

export const ExitCode = {
  fine: 0,
  broken: 1,
  /** Something that should have been said was not, or makes no sense. */
  usage: 2,
  /** The file cannot be read. */
  unreadable: 3,
} as const;

/** Anything can be thrown; what is no error says nothing a person could read. */
const NAMELESS = 'Something broke inside Svett that it has no words for. Please report the command you gave.';

/** A command was given something that makes no sense. */
export class UsageProblem extends Problem {
  readonly kind = 'invalid';
  readonly code = 'cli.usage';
}

/** A path that leads to no file we can read. */
export class UnreadablePath extends Problem {
  readonly kind = 'missing';
  readonly code = 'cli.unreadable-path';
}

/** A command has told all there is to tell, and ends with this code. */
export class SaidAlready extends Error {
  constructor(readonly exitCode: number) {
    super('See what was written.');
  }
}
/** What says that a file, and not the command, is at fault. */
const UNREADABLE = [FileNotUsable, UnreadablePath, TableNotUsable, ArchiveNotUsable];

/** How a failed command ends, and the one line it leaves behind (none where commander has said it already). */
export function exitCodeOf(error: unknown): { code: number; line: string | null } {
  if (error instanceof CommanderError) {
    return { code: error.exitCode === 0 ? ExitCode.fine : ExitCode.usage, line: null };
  }
  if (error instanceof SaidAlready) return { code: error.exitCode, line: null };
  if (UNREADABLE.some((kind) => error instanceof kind)) {
    return { code: ExitCode.unreadable, line: oneLine((error as Error).message) };
  }
  if (error instanceof UsageProblem) {
    return { code: ExitCode.usage, line: oneLine(error.message) };
  }
  if (error instanceof z.ZodError) {
    const faults = error.issues.map(({ path: [name], message }) =>
      name === undefined ? message : `--${kebab(String(name))} ${message}`,
    );
    return { code: ExitCode.usage, line: oneLine(faults.join('; ')) };
  }
  return { code: ExitCode.broken, line: error instanceof Error ? error.message : NAMELESS };
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ');
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
