import 'reflect-metadata';
import { Command } from 'commander';
import { benchmarkCommand } from '#src/cli/benchmark-command';
import { estimateCommand } from '#src/cli/estimate-command';
import { ExitCode, exitCodeOf } from '#src/cli/exit-code';
import { importCommand } from '#src/cli/import-command';
import { peopleCommands } from '#src/cli/people-commands';
import { serviceCommands } from '#src/cli/service-commands';
import { version } from '#src/config/version';

/** The `svett` command. Answers go to standard output; what went wrong goes, in one line, to standard error. */
const program = new Command('svett')
  .description('What a training session cost you in sweat and magnesium, as an honest range.')
  .version(version)
  .exitOverride()
  .showHelpAfterError('(add --help for what can be said)');

const commands = [
  estimateCommand(),
  importCommand(),
  benchmarkCommand(),
  ...serviceCommands(),
  ...peopleCommands(),
];
for (const command of commands) program.addCommand(command.exitOverride());

try {
  await program.parseAsync();
} catch (error) {
  const { code, line } = exitCodeOf(error);
  if (line) process.stderr.write(`${line}\n`);
  process.exitCode = code ?? ExitCode.broken;
}
