import { IntlMessageFormat } from 'intl-messageformat';
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { loadTexts, rememberLanguage, type Language, type Texts } from '#web/words/language.ts';
import { LOCALES } from '#web/words/regions.ts';
import { type Habits, numbersIn, type Numbers } from '#web/words/numbers.ts';

type Values = Record<string, string | number | Date>;

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

function wordsIn(
  { language, texts }: Props['initial'],
  habits: Habits | null,
  setters: Pick<Words, 'setLanguage' | 'setHabits'>,
): Words {
  const parsed = new Map<string, IntlMessageFormat>();
  const numbers = numbersIn(language, habits ?? undefined);
  const t: Words['t'] = (key, values) => {
    const text = texts[key];
    if (text === undefined) return key;
    const message = parsed.get(key) ?? new IntlMessageFormat(text, LOCALES[language]);
    parsed.set(key, message);
    return String(message.format({ units: numbers.units, ...values }));
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

interface Props {
  initial: { language: Language; texts: Texts };
  children: ReactNode;
}

/** Gives every component its words, and changes them all at once when the person changes language. */
export function WordsProvider({ initial, children }: Props) {
  const [spoken, setSpoken] = useState(initial);
  const [habits, setHabits] = useState<Habits | null>(null);
  const words = useMemo(() => {
    const setLanguage = (language: Language) => {
      rememberLanguage(language);
      void loadTexts(language).then((texts) => setSpoken({ language, texts }));
    };
    return wordsIn(spoken, habits, { setLanguage, setHabits });
  }, [spoken, habits]);

  useEffect(() => {
    document.documentElement.lang = spoken.language;
  }, [spoken.language]);

  return <WordsContext value={words}>{children}</WordsContext>;
}
