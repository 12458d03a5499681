import { describe, expect, test } from '@jest/globals';
import { letterWithLink } from '#src/delivery/letter';
import { LANGUAGES } from '#src/words/words';

const LINK = 'https://svett.example.org/join#token=abc';
const letter = (about: 'invitation' | 'reset' | 'email', language: 'en' | 'sv' = 'en', link = LINK) =>
  letterWithLink({ id: '1', to: 'ada@example.org', language, about, link });

describe.each(LANGUAGES)('in %s', (language) => {
  test.each(['invitation', 'reset', 'email'] as const)(
    'the letter of %s says why it came and what to do',
    (about) => {
      const { subject, text, html } = letter(about, language);
      expect(subject).toMatch(/\w{3}/);
      expect(text).toContain(`\n\n${LINK}\n\n`);
      expect(html).toContain(`href="${LINK}"`);
      expect(html).toContain(`lang="${language}"`);
      expect(html).not.toMatch(/<img|<script|url\(/); // nothing that tells anybody a letter was opened
    },
  );
});

test('what stands in it cannot become HTML', () => {
  expect(letter('reset', 'en', 'https://x.example/"><b>').html).not.toContain('"><b>');
});
