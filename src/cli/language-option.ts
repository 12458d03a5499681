import { Command, Option } from 'commander';
import { localeOfProcess } from '#src/config/locale';
import { LANGUAGES, type Language, languageOf } from '#src/words/words';

/** `--lang`, before or after the name of any command. */
export function languageOption(): Option {
  return new Option('--lang <language>').choices(LANGUAGES);
}

/** The language that was asked for, or the system's own. Known before anything else, as the help is told in it too. */
export function languageAsked(args: readonly string[]): Language {
  // A value that is left out or is none is refused later, in words.
  const ear = new Command().option('--lang [language]');
  ear.parseOptions([...args]);
  const { lang } = ear.opts<{ lang?: string | true }>();
  return languageOf(typeof lang === 'string' ? lang : localeOfProcess());
}
