import { Body, Controller, Delete, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Returns } from '#src/door/returns';
import { Authenticators } from '#src/entry/authenticators';
import { Confirmed } from '#src/entry/confirmed.guard';
import {
  AuthenticatorSecret,
  CodeForm,
  FactorAdded,
  FactorsView,
  RecoveryCodeList,
} from '#src/entry/factor.shapes';
import { OwnFactors } from '#src/entry/own-factors';
import { type Visitor, Who } from '#src/people/visitor';

@ApiTags('factors')
@Controller('api/v1/factors')
export class FactorsController {
  constructor(
    @Inject(OwnFactors) private readonly factors: OwnFactors,
    @Inject(Authenticators) private readonly authenticators: Authenticators,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What you can show beside, or in place of, your password.' })
  @Returns(FactorsView)
  async listFactors(@Who() { accountId }: Visitor): Promise<z.output<typeof FactorsView>> {
    return this.factors.overview(accountId);
  }

  @Post('authenticator')
  @Confirmed()
  @HttpCode(201)
  @ApiOperation({ summary: 'Begin to set up an authenticator app; it counts once a code of it was shown.' })
  @Returns(AuthenticatorSecret, { status: 201 })
  async beginAuthenticator(
    @Who() { accountId, email }: Visitor,
  ): Promise<z.output<typeof AuthenticatorSecret>> {
    return this.authenticators.begin(accountId, email);
  }

  @Post('authenticator/confirm')
  @Confirmed()
  @HttpCode(200)
  @RouteConfig({ rateLimit: { max: 10, timeWindow: '1 minute' } })
  @ApiOperation({ summary: 'Show the first code of the app; from then on sign-in asks for one.' })
  @Returns(FactorAdded)
  async confirmAuthenticator(
    @Who() { accountId }: Visitor,
    @Body({ schema: CodeForm }) { code }: z.output<typeof CodeForm>,
  ): Promise<z.output<typeof FactorAdded>> {
    return { recoveryCodes: await this.factors.confirmAuthenticator(accountId, code.replaceAll(' ', '')) };
  }

  @Delete('authenticator')
  @Confirmed()
  @HttpCode(204)
  @ApiOperation({ summary: 'Turn the authenticator app off.' })
  @ApiNoContentResponse()
  async removeAuthenticator(@Who() { accountId }: Visitor): Promise<void> {
    await this.factors.removeAuthenticator(accountId);
  }

  @Post('recovery-codes')
  @Confirmed()
  @HttpCode(201)
  @ApiOperation({ summary: 'Make ten new recovery codes; the ones before open nothing any more.' })
  @Returns(RecoveryCodeList, { status: 201 })
  async makeRecoveryCodes(@Who() { accountId }: Visitor): Promise<z.output<typeof RecoveryCodeList>> {
    return { codes: await this.factors.remakeCodes(accountId) };
  }
}
