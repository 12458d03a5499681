import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Returns } from '#src/door/returns';
import { ARTICLE_CLAIMS, type ArticleClaim } from '#src/ledger/article-claims';
import { citedWorks } from '#src/ledger/cited-works';
import { ArticleLanguage, ArticleView } from '#src/ledger/article.shapes';
import { type Visitor, Who } from '#src/people/visitor';
import { type Say, wordsIn } from '#src/words/words';

type View = z.output<typeof ArticleView>;

/** It holds nothing of anybody, and is for signed-in people all the same: what it may say hangs on their age. */
@ApiTags('ledger')
@Controller('api/v1/article')
export class ArticleController {
  @Get()
  @ApiOperation({ summary: 'What the article says, statement by statement: evidence, and what Svett does.' })
  @Returns(ArticleView)
  article(
    @Who() visitor: Visitor,
    @Query({ schema: ArticleLanguage }) { language }: z.output<typeof ArticleLanguage>,
  ): View {
    const say = wordsIn(language ?? visitor.language);
    const isWhole = visitor.ageGroup === 'adult';
    const shown = ARTICLE_CLAIMS.filter(({ adultsOnly }) => isWhole || !adultsOnly);
    return { items: shown.map((claim) => told(claim, say)), isWhole };
  }
}

function told({ adultsOnly: _, ...claim }: ArticleClaim, say: Say): View['items'][number] {
  return {
    ...claim,
    says: say(`claims.${claim.id}.says`),
    evidence: say(`claims.${claim.id}.evidence`),
    does: say(`claims.${claim.id}.does`),
    sources: citedWorks(claim.sources),
    pages: [...claim.pages],
  };
}
