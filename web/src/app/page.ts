import type { ReactNode } from 'react';
import { lazyRouteComponent } from '@tanstack/react-router';
import { type Book, open } from '#web/words/books.ts';

/**
 * A page, fetched when somebody goes there, together with the books of texts it speaks from: a test holds the list against
 * what the page's files say.
 *
 *     component: page(() => import('#web/food/food-page.tsx'), 'FoodPage', 'food', 'ledger')
 */
export function page<Name extends string, Module extends Record<Name, () => ReactNode>>(
  load: () => Promise<Module>,
  name: Name,
  ...books: Book[]
) {
  return lazyRouteComponent(async () => {
    const [module] = await Promise.all([load(), open(...books)]);
    return module;
  }, name);
}
