import type { Language } from '#web/words/language.ts';

/** Regional habits for numbers and dates: in English the day comes first and a week starts on Monday, as in Europe. */
export const LOCALES: Record<Language, string> = { en: 'en-GB', sv: 'sv-SE' };
