import { Body, Controller, Get, Inject, Param, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Database } from '#src/database/database';
import { Public, Returns } from '#src/door/returns';
import { consentText, isTodaysText } from '#src/people/consent-texts';
import type { Purpose } from '#src/people/purpose';
import {
  ConsentList,
  ConsentPurpose,
  ConsentSaid,
  ConsentTextView,
  TextLanguage,
} from '#src/people/consents.shapes';
import { Consents } from '#src/people/consents';
import { saidBy } from '#src/people/said-by';
import { ForTokens } from '#src/people/token-scope';
import { type Visitor, Who } from '#src/people/visitor';

@ApiTags('consents')
@Controller('api/v1/consents')
export class ConsentsController {
  constructor(
    @Inject(Consents) private readonly consents: Consents,
    @Inject(Database) private readonly database: Database,
  ) {}

  @Get()
  @ForTokens('profile:read')
  @ApiOperation({
    summary: 'What you have said yes or no to, and to which words. Nothing is taken for granted.',
  })
  @Returns(ConsentList)
  async listConsents(@Who() { athleteId, language }: Visitor): Promise<z.output<typeof ConsentList>> {
    const [states, log] = [await this.consents.list(athleteId), await this.consents.log(athleteId)];
    return {
      items: states.map(({ purpose, given, at }) => {
        const { label, text, sha256 } = consentText(purpose, language);
        return { purpose, given, at: at?.toISOString() ?? null, label, text, textSha256: sha256 };
      }),
      log: log.map(({ at, ...said }) => ({
        ...said,
        at: at.toISOString(),
        isTodaysText: isTodaysText(said.purpose, said.textSha256),
      })),
    };
  }

  @Get(':purpose/text')
  @Public()
  @ApiOperation({ summary: 'What one is asked to say yes or no to, before there is an account, too.' })
  @Returns(ConsentTextView)
  consentText(
    @Param('purpose', { schema: ConsentPurpose }) purpose: Purpose,
    @Query({ schema: TextLanguage }) { language }: z.output<typeof TextLanguage>,
  ): z.output<typeof ConsentTextView> {
    const { label, text, sha256 } = consentText(purpose, language);
    return { purpose, language, label, text, textSha256: sha256 };
  }

  @Put(':purpose')
  @ForTokens('profile:write')
  @ApiOperation({ summary: 'Say yes or no; it holds from this moment. A token only says no.' })
  @Returns(ConsentList)
  async sayConsent(
    @Who() visitor: Visitor,
    @Param('purpose', { schema: ConsentPurpose }) purpose: Purpose,
    @Body({ schema: ConsentSaid }) said: z.output<typeof ConsentSaid>,
  ): Promise<z.output<typeof ConsentList>> {
    const { athleteId } = visitor;
    const saying = saidBy(visitor, purpose, said);
    await this.database.transaction((tx) => this.consents.say(tx, athleteId, purpose, said.given, saying));
    return this.listConsents(visitor);
  }
}
