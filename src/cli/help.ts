import type { Command, HelpConfiguration, Option } from 'commander';
import { CLOTHING_NAMES } from '#src/estimates/clothing';
import type { Say } from '#src/words/words';

/** What commander writes of its own accord. */
const OWN_WORDS = new Map([
  ['Usage:', 'help.words.usage'],
  ['Arguments:', 'help.words.arguments'],
  ['Options:', 'help.words.options'],
  ['Global Options:', 'help.words.global-options'],
  ['Commands:', 'help.words.commands'],
  ['[options]', 'help.words.some-options'],
  ['[command]', 'help.words.some-command'],
]);

/** Of texts that list what the code knows. */
const VALUES = { kits: CLOTHING_NAMES.join(', ') };

/**
 * Gives a command, what it takes and the commands inside it their texts: `help.user.add`, `help.user.add.--birth-date`,
 * `help.user.<email>`.
 */
export function describe(command: Command, say: Say, path: string[] = []): void {
  command
    .description(say(`help.${path.join('.') || command.name()}`))
    .configureHelp(inLanguage(say))
    .helpOption('-h, --help', say('help.words.this'));
  for (const option of command.options) option.description = nearest(path, option.long!, say);
  for (const argument of command.registeredArguments)
    argument.description = nearest(path, `<${argument.name()}>`, say);
  if (command.commands.length > 0) command.helpCommand('help [command]', say('help.words.of-a-command'));
  for (const inner of command.commands) describe(inner, say, [...path, inner.name()]);
}

/** What several commands take alike is told once, with the command around them. */
function nearest(path: string[], name: string, say: Say): string {
  const key = ['help', ...path, name].join('.');
  return say.knows(key) || path.length === 0 ? say(key, VALUES) : nearest(path.slice(0, -1), name, say);
}

function inLanguage(say: Say): HelpConfiguration {
  const own = (text: string): string => {
    const key = OWN_WORDS.get(text);
    return key ? say(key) : text;
  };
  return {
    showGlobalOptions: true,
    styleTitle: own,
    styleOptionText: own,
    styleSubcommandText: own,
    styleArgumentText: own,
    optionDescription: (option) => described(option, say),
    argumentDescription: (argument) => described(argument, say),
  };
}

/** A description with what may be chosen, and what is taken where nothing is said. */
function described({ description, argChoices, defaultValue, ...kind }: Described, say: Say): string {
  const takesValue = kind.required || kind.optional;
  const more = [
    ...(argChoices ? [say('help.words.choices', { choices: argChoices.join(', ') })] : []),
    ...(takesValue && defaultValue !== undefined
      ? [say('help.words.default', { value: String(defaultValue) })]
      : []),
  ];
  return more.length > 0 ? `${description} (${more.join('; ')})` : description;
}

interface Described extends Pick<Option, 'description' | 'argChoices' | 'defaultValue'> {
  required?: boolean;
  optional?: boolean;
}
