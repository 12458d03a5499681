import { z } from 'zod';
import { GRADES, PAGES, PARTS, STANCES } from '#src/ledger/article-claims';
import { CitedWork } from '#src/ledger/cited-works.shapes';
import { LANGUAGES } from '#src/words/words';

export const ArticleLanguage = z.object({
  language: z.enum(LANGUAGES).optional().describe('Yours, unless you ask for another.'),
});

export const ArticleView = z
  .object({
    items: z.array(
      z
        .object({
          id: z.string(),
          part: z.enum(PARTS),
          grade: z.enum(GRADES).describe('How well it is supported, A the best.'),
          stance: z
            .enum(STANCES)
            .describe('Whether Svett says it, says it more carefully, or leaves it out.'),
          says: z.string().describe('What the article says, in our words.'),
          evidence: z.string(),
          does: z.string().describe('What Svett does with it.'),
          sources: z.array(CitedWork),
          pages: z.array(z.enum(PAGES)).describe('Pages that carry it.'),
        })
        .meta({ id: 'ArticleClaim' }),
    ),
    isWhole: z
      .boolean()
      .describe('False: statements on supplements and tests are left out, for you are not known to be 18.'),
  })
  .meta({ id: 'Article' });
