import { CommanderError } from 'commander';
import { z } from 'zod';
import { ArchiveNotUsable } from '#src/archives/archives.problems';
import { TableNotUsable } from '#src/cli/benchmark-table';
import { problemText } from '#src/cli/problem-text';
import { wrongCall } from '#src/cli/wrong-call';
import { Problem } from '#src/kernel/problem';
import { FileNotUsable } from '#src/sessions/recording.problems';
import type { Say } from '#src/words/words';

export const ExitCode = {
  fine: 0,
  broken: 1,
  /** Something that should have been said was not, or makes no sense. */
  usage: 2,
  /** The file cannot be read. */
  unreadable: 3,
} as const;

/** A command was given something that makes no sense. Where it is thrown it is said in the language asked for, or gets a code. */
export class UsageProblem extends Problem {
  readonly kind = 'invalid';

  constructor(
    says: string,
    readonly code = 'cli.usage',
    override readonly details: Record<string, string | number> = {},
  ) {
    super(says);
  }
}

/** A path that leads to no file we can read. Said like the other. */
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

/** How a failed command ends, and the one line it leaves behind (none where all is said already). */
export function exitCodeOf(error: unknown, say: Say): { code: number; line: string | null } {
  if (error instanceof CommanderError) {
    const asked = error.exitCode === 0; // for the help, or the version
    const told = asked || error.code === 'commander.help';
    return { code: asked ? ExitCode.fine : ExitCode.usage, line: told ? null : wrongCall(error, say) };
  }
  if (error instanceof SaidAlready) return { code: error.exitCode, line: null };
  // Of the flags of an estimate, whose schema speaks the language asked for.
  if (error instanceof z.ZodError) {
    const faults = error.issues.map(({ path: [name], message }) =>
      name === undefined ? message : `--${kebab(String(name))} ${message}`,
    );
    return { code: ExitCode.usage, line: oneLine(faults.join('; ')) };
  }
  if (error instanceof Problem) {
    const [code, line] = [codeOf(error), problemText(error, say)];
    return { code, line: code === ExitCode.broken ? line : oneLine(line) };
  }
  // Anything can be thrown; what is no error says nothing a person could read.
  return { code: ExitCode.broken, line: error instanceof Error ? error.message : say('cli.nameless') };
}

function codeOf(problem: Problem): number {
  if (UNREADABLE.some((kind) => problem instanceof kind)) return ExitCode.unreadable;
  return problem instanceof UsageProblem ? ExitCode.usage : ExitCode.broken;
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ');
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
