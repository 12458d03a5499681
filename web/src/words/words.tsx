import { createContext, useContext, useEffect, useMemo, useSyncExternalStore, type ReactNode } from 'react';
import { onSpoken, speak, type Spoken, spokenNow } from '#web/words/books.ts';
import { habitsNow, haveHabits, onHabits } from '#web/words/habits.ts';
import type { Language } from '#web/words/language.ts';
import { messageOf, type Values } from '#web/words/message.ts';
import { LOCALES } from '#web/words/regions.ts';
import { type Habits, numbersIn, type Numbers } from '#web/words/numbers.ts';

export interface Words {
  language: Language;
  setLanguage: (language: Language) => void;
  /** Units and time zone of whoever is signed in; null: nobody is. */
  setHabits: (habits: Habits | null) => void;
  /** The text of `key` with its values filled in, and `units` where it names any; the key itself when nobody wrote it, so that it is noticed. */
  t: (key: string, values?: Values) => string;
  /** The text of the first key that has one, else `fallback`: for codes that the server may know before we do. */
  tOr: (keys: string[], fallback: string, values?: Values) => string;
  numbers: Numbers;
}

/** Of each language: a text stays what it is, however many more come. */
const PARSED: Record<Language, Map<string, ReturnType<typeof messageOf>>> = { en: new Map(), sv: new Map() };

function wordsIn(
  { language, texts }: Spoken,
  habits: Habits | null,
  setters: Pick<Words, 'setLanguage' | 'setHabits'>,
): Words {
  const parsed = PARSED[language];
  const numbers = numbersIn(language, habits ?? undefined);
  const t: Words['t'] = (key, values) => {
    const text = texts[key];
    if (text === undefined) return key;
    const message = parsed.get(key) ?? messageOf(text, LOCALES[language]);
    parsed.set(key, message);
    return message({ units: numbers.units, ...values });
  };
  const tOr: Words['tOr'] = (keys, fallback, values) => {
    const known = keys.find((key) => key in texts);
    return known === undefined ? fallback : t(known, values);
  };
  return { language, ...setters, t, tOr, numbers };
}

const WordsContext = createContext<Words | null>(null);

export function useWords(): Words {
  const words = useContext(WordsContext);
  if (words === null) throw new Error('useWords() needs a <WordsProvider> above it.');
  return words;
}

/** Gives every component its words, and changes them all at once when the person changes language. */
export function WordsProvider({ children }: { children: ReactNode }) {
  const spoken = useSyncExternalStore(onSpoken, spokenNow);
  const habits = useSyncExternalStore(onHabits, habitsNow);
  const words = useMemo(() => {
    const setLanguage = (language: Language) => void speak(language);
    return wordsIn(spoken, habits, { setLanguage, setHabits: haveHabits });
  }, [spoken, habits]);

  useEffect(() => {
    document.documentElement.lang = spoken.language;
  }, [spoken.language]);

  return <WordsContext value={words}>{children}</WordsContext>;
}
