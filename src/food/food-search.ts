/** What is searched among: a food by its names, and how near it is to whoever searches. */
export interface Findable {
  names: readonly string[];
  isFavourite: boolean;
  /** How often it was noted lately. */
  times: number;
}

/** Words as they are searched for: å and ä are a, and signs are gaps. */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * What is meant by `query`, likeliest first: those loved and usual before others that fit as well. Every word of the
 * query has to stand in one of the names. With no query: all of it, favourites and usual ones first, else as they came.
 */
export function search<Item extends Findable>(items: readonly Item[], query: string): Item[] {
  const words = plain(query).split(' ').filter(Boolean);
  return items
    .map((item, at) => ({ item, at, rank: rankOf(item, words) }))
    .filter(({ rank }) => rank !== null)
    .toSorted(
      (one, other) =>
        Number(other.item.isFavourite) - Number(one.item.isFavourite) ||
        Number(other.item.times > 0) - Number(one.item.times > 0) ||
        one.rank! - other.rank! ||
        other.item.times - one.item.times ||
        one.at - other.at,
    )
    .map(({ item }) => item);
}

/** 0 is best; null: it is not meant. */
function rankOf({ names }: Findable, words: string[]): number | null {
  if (words.length === 0) return 0;
  const ranks = names.map((name) => rankIn(plain(name), words)).filter((rank) => rank !== null);
  return ranks.length === 0 ? null : Math.min(...ranks);
}

function rankIn(name: string, words: string[]): number | null {
  if (!words.every((word) => name.includes(word))) return null;
  const asked = words.join(' ');
  if (name === asked) return 0;
  if (name.startsWith(asked)) return 1;
  return words.every((word) => ` ${name}`.includes(` ${word}`)) ? 2 : 3;
}
