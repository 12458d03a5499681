import type { CommanderError } from 'commander';
import type { Say } from '#src/words/words';

/** What commander refuses, and the name it puts between quotes: of an option, an argument or a command. */
const KNOWN = [
  'missingArgument',
  'optionMissingArgument',
  'missingMandatoryOptionValue',
  'unknownOption',
  'unknownCommand',
  'excessArguments',
  'invalidArgument',
];

/** What a wrong call is told. Commander has sentences in English only; another language has its own for each code. */
export function wrongCall({ code, message }: CommanderError, say: Say): string {
  const text = withoutValues(message);
  return `${inWords(code, text, say)}\n${say('cli.wrong.hint')}`;
}

function inWords(code: string, text: string, say: Say): string {
  const kind = code.replace('commander.', '');
  if (say.language === 'en' || !KNOWN.includes(kind)) return text;
  const [, name = ''] = /'([^']*)'/.exec(text) ?? [];
  const [, choices = ''] = /Allowed choices are (.*)\.$/.exec(text) ?? [];
  return [
    say(`cli.wrong.${kind}`, { name }),
    ...(choices ? [say('cli.wrong.choices', { choices })] : []),
  ].join(' ');
}

/** What was mistyped may be somebody's weight or address, and what a command writes may go into a log: no value is repeated. */
function withoutValues(text: string): string {
  return text
    .replace(/(unknown option '[^'=]*)=.*'/, "$1'")
    .replace(/ argument '.*' is invalid\./, ' has a value that is none.')
    .replace(/argument value '.*' is invalid for/, 'value is none for');
}
