import { Body, Controller, Get, Inject, Param, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Database } from '#src/database/database';
import { Returns } from '#src/door/returns';
import type { Purpose } from '#src/people/consent.entity';
import { Consents } from '#src/people/consents';
import { ConsentList, ConsentPurpose, ConsentSaid } from '#src/people/people.shapes';
import { type Visitor, Who } from '#src/people/visitor';

@ApiTags('consents')
@Controller('api/v1/consents')
export class ConsentsController {
  constructor(
    @Inject(Consents) private readonly consents: Consents,
    @Inject(Database) private readonly database: Database,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What you have said yes or no to. Nothing is taken for granted.' })
  @Returns(ConsentList)
  async listConsents(@Who() { athleteId }: Visitor): Promise<z.output<typeof ConsentList>> {
    const states = await this.consents.list(athleteId);
    return { items: states.map((state) => ({ ...state, at: state.at?.toISOString() ?? null })) };
  }

  @Put(':purpose')
  @ApiOperation({ summary: 'Say yes or no; it holds from this moment, and no is as easy as yes.' })
  @Returns(ConsentList)
  async sayConsent(
    @Who() visitor: Visitor,
    @Param('purpose', { schema: ConsentPurpose }) purpose: Purpose,
    @Body({ schema: ConsentSaid }) { given }: z.output<typeof ConsentSaid>,
  ): Promise<z.output<typeof ConsentList>> {
    await this.database.transaction((tx) => this.consents.say(tx, visitor.athleteId, purpose, given));
    return this.listConsents(visitor);
  }
}
