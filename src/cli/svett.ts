import { Command } from 'commander';
import { asideCommand } from '#src/cli/aside-command';
import { backupCommands } from '#src/cli/backup-commands';
import { benchmarkCommand } from '#src/cli/benchmark-command';
import { coverageCommand } from '#src/cli/coverage-command';
import { doctorCommand } from '#src/cli/doctor-command';
import { estimateCommand } from '#src/cli/estimate-command';
import { ExitCode, exitCodeOf } from '#src/cli/exit-code';
import { describe } from '#src/cli/help';
import { importCommand } from '#src/cli/import-command';
import { keysCommand } from '#src/cli/keys-command';
import { languageAsked, languageOption } from '#src/cli/language-option';
import { linksCommand } from '#src/cli/links-command';
import { moveCommand } from '#src/cli/move-command';
import { serviceCommands } from '#src/cli/service-commands';
import { takeoutCommand } from '#src/cli/takeout-command';
import { tokenCommand } from '#src/cli/token-command';
import { userCommand } from '#src/cli/user-command';
import { version } from '#src/config/version';
import { type Say, wordsIn } from '#src/words/words';

/**
 * Runs one `svett` command; answers its exit code. Answers go to standard output; what went wrong goes, in one line, to
 * standard error.
 */
export async function svett(args: string[]): Promise<number> {
  const say = wordsIn(languageAsked(args));
  const program = commandTree(say);
  failInWords(program);
  try {
    await program.parseAsync(args, { from: 'user' });
    return ExitCode.fine;
  } catch (error) {
    const { code, line } = exitCodeOf(error, say);
    if (line) process.stderr.write(`${line}\n`);
    return code;
  }
}

/** `svett` with every command it knows, and what each says of itself. */
export function commandTree(say: Say): Command {
  const program = new Command('svett').version(version).addOption(languageOption());
  const commands = [
    estimateCommand(say),
    coverageCommand(say),
    importCommand(say),
    benchmarkCommand(say),
    ...serviceCommands(say),
    userCommand(say),
    tokenCommand(say),
    ...backupCommands(say),
    moveCommand(say),
    doctorCommand(say),
    keysCommand(say),
    linksCommand(say),
    takeoutCommand(say),
    asideCommand(say),
  ];
  for (const command of commands) program.addCommand(command);
  describe(program, say);
  return program;
}

/** A wrong call comes back to us as an error, from commands inside commands too, and is told where all others are. */
function failInWords(command: Command): void {
  command.exitOverride().configureOutput({ outputError: () => {} });
  for (const inner of command.commands) failInWords(inner);
}
