import { Command } from 'commander';
import { backupCommands } from '#src/cli/backup-commands';
import { benchmarkCommand } from '#src/cli/benchmark-command';
import { doctorCommand } from '#src/cli/doctor-command';
import { estimateCommand } from '#src/cli/estimate-command';
import { ExitCode, exitCodeOf } from '#src/cli/exit-code';
import { importCommand } from '#src/cli/import-command';
import { keysCommand } from '#src/cli/keys-command';
import { linksCommand } from '#src/cli/links-command';
import { serviceCommands } from '#src/cli/service-commands';
import { takeoutCommand } from '#src/cli/takeout-command';
import { tokenCommand } from '#src/cli/token-command';
import { userCommand } from '#src/cli/user-command';
import { version } from '#src/config/version';

/**
 * Runs one `svett` command; answers its exit code. Answers go to standard output; what went wrong goes, in one line, to
 * standard error.
 */
export async function svett(args: string[]): Promise<number> {
  const program = commandTree();
  failInWords(program);
  try {
    await program.parseAsync(args, { from: 'user' });
    return ExitCode.fine;
  } catch (error) {
    const { code, line } = exitCodeOf(error);
    if (line) process.stderr.write(`${line}\n`);
    return code;
  }
}

/** `svett` with every command it knows. */
export function commandTree(): Command {
  const program = new Command('svett')
    .description('What a training session cost you in sweat and magnesium, as an honest range.')
    .version(version);
  const commands = [
    estimateCommand(),
    importCommand(),
    benchmarkCommand(),
    ...serviceCommands(),
    userCommand(),
    tokenCommand(),
    ...backupCommands(),
    doctorCommand(),
    keysCommand(),
    linksCommand(),
    takeoutCommand(),
  ];
  for (const command of commands) program.addCommand(command);
  return program;
}

/** A wrong call comes back to us as an error, from commands inside commands too, instead of ending the process. */
function failInWords(command: Command): void {
  command
    .exitOverride()
    .showHelpAfterError('(add --help for what can be said)')
    .configureOutput({ outputError: (text, write) => write(withoutValues(text)) });
  for (const inner of command.commands) failInWords(inner);
}

/** What was mistyped may be somebody's weight or address, and what a command writes may go into a log: no value is repeated. */
function withoutValues(text: string): string {
  return text
    .replace(/(unknown option '[^'=]*)=.*'/, "$1'")
    .replace(/ argument '.*' is invalid\./, ' has a value that is none.')
    .replace(/argument value '.*' is invalid for/, 'value is none for');
}
