export type Language = 'en' | 'sv';

/** Where the page leaves word of its language: a worker sees no local storage. */
const KEPT = { cache: 'svett', at: '/language' };

/** The language the app was last used in, else the browser's, else English. */
export async function spokenLanguage(): Promise<Language> {
  const kept = await caches.open(KEPT.cache).then(
    async (cache) => (await cache.match(KEPT.at))?.text(),
    () => undefined,
  );
  const told = [kept, ...navigator.languages].map((tag) => tag?.slice(0, 2).toLowerCase());
  return told.find((tag) => tag === 'en' || tag === 'sv') ?? 'en';
}

/** For the worker, whenever the page changes its language. */
export async function keepSpoken(language: Language): Promise<void> {
  const cache = await caches.open(KEPT.cache);
  await cache.put(KEPT.at, new Response(language));
}
