import { Body, Controller, Delete, HttpCode, Inject, Param, Post, Put, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Settings } from '#src/config/settings';
import { Returns } from '#src/door/returns';
import { Confirmed } from '#src/entry/confirmed.guard';
import { FactorAdded } from '#src/entry/factor.shapes';
import { OwnFactors } from '#src/entry/own-factors';
import { AddPasskey, PasskeyOptions, RenamePasskey } from '#src/entry/passkey.shapes';
import { Passkeys } from '#src/entry/passkeys';
import { siteOf } from '#src/entry/site';
import { Id } from '#src/people/people.shapes';
import { type Visitor, Who } from '#src/people/visitor';

@ApiTags('factors')
@Controller('api/v1/factors/passkeys')
export class PasskeysController {
  constructor(
    @Inject(OwnFactors) private readonly factors: OwnFactors,
    @Inject(Passkeys) private readonly passkeys: Passkeys,
    @Inject(Settings) private readonly settings: Settings,
  ) {}

  @Post('options')
  @Confirmed()
  @HttpCode(200)
  @ApiOperation({ summary: 'What to ask a browser for to make a new passkey.' })
  @Returns(PasskeyOptions)
  async beginPasskey(
    @Who() who: Visitor,
    @Req() request: FastifyRequest,
  ): Promise<z.input<typeof PasskeyOptions>> {
    return { options: { ...(await this.passkeys.beginAdding(who, siteOf(this.settings, request))) } };
  }

  @Post()
  @Confirmed()
  @HttpCode(201)
  @ApiOperation({ summary: 'Add the passkey that the browser made; from then on sign-in asks for one.' })
  @Returns(FactorAdded, { status: 201 })
  async addPasskey(
    @Who() { accountId }: Visitor,
    @Body({ schema: AddPasskey }) { name, passkey }: z.output<typeof AddPasskey>,
    @Req() request: FastifyRequest,
  ): Promise<z.output<typeof FactorAdded>> {
    const site = siteOf(this.settings, request);
    return { recoveryCodes: await this.factors.addPasskey(accountId, name, passkey, site) };
  }

  @Put(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Give a passkey another name.' })
  @ApiNoContentResponse()
  async renamePasskey(
    @Who() { accountId }: Visitor,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: RenamePasskey }) { name }: z.output<typeof RenamePasskey>,
  ): Promise<void> {
    await this.passkeys.rename(accountId, id, name);
  }

  @Delete(':id')
  @Confirmed()
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove a passkey; it opens nothing any more.' })
  @ApiNoContentResponse()
  async removePasskey(@Who() { accountId }: Visitor, @Param('id', { schema: Id }) id: string): Promise<void> {
    await this.factors.removePasskey(accountId, id);
  }
}
