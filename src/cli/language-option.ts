import { Option } from 'commander';
import { localeOfProcess } from '#src/config/locale';
import { LANGUAGES, languageOf, wordsIn, type Language, type Say } from '#src/words/words';

/** `--lang`, for commands that answer a person at length. */
export function languageOption(): Option {
  return new Option('--lang <language>', 'the language of the answer; otherwise as your system says').choices(
    LANGUAGES,
  );
}

/** The words of the language that was asked for, or of the system's own. */
export function wordsAsked({ lang }: { lang?: Language }): Say {
  return wordsIn(languageOf(lang ?? localeOfProcess()));
}
