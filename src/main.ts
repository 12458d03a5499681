import 'reflect-metadata';
import { problemText } from '#src/cli/problem-text';
import { serve } from '#src/cli/serve';
import { localeOfProcess } from '#src/config/locale';
import { Settings } from '#src/config/settings';
import { Problem } from '#src/kernel/problem';
import { languageOf, wordsIn } from '#src/words/words';

const say = wordsIn(languageOf(localeOfProcess()));
try {
  await serve(Settings.fromProcess(), say);
} catch (error) {
  if (error instanceof Problem) console.error(problemText(error, say));
  else console.error(error instanceof Error ? error.message : error);
  process.exit(1); // a pool of connections would keep us here
}
