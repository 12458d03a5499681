import { expect, test } from '@jest/globals';
import { booksOfPages } from '../support/books-of-pages.js';

const pages = booksOfPages();

test('all pages of the app are held against their books', () => {
  const names = pages.map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining(['Shell', 'SignInPage', 'SessionPage', 'BoardPage', 'StationPage']),
  );
  expect(new Set(names).size).toBe(names.length);
});

test.each(pages.map((page) => [page.name, page] as const))(
  '%s opens the books it speaks from before it is shown',
  (_, { opens, speaksFrom }) => {
    expect(speaksFrom.filter((book) => !opens.includes(book))).toEqual([]);
  },
);
