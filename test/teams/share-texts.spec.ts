import { expect, test } from '@jest/globals';
import { SHARE_GROUPS } from '#src/teams/share-group';
import { shareText } from '#src/teams/share-texts';

const SAYS = {
  en: [/later/, /in a file, on paper or in a letter/, /not come back/],
  sv: [/senare/, /i en fil, på papper eller i ett mejl/, /kommer inte tillbaka/],
};

test.each(['en', 'sv'] as const)(
  'whoever says yes has read that later coaches see it too, and that copies do not come back (%s)',
  (language) => {
    for (const asked of [...SHARE_GROUPS, 'guardian'] as const)
      for (const part of SAYS[language]) expect(shareText(asked, language).text).toMatch(part);
  },
);
