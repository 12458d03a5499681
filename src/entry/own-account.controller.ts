import { Body, Controller, HttpCode, Inject, Post, Put, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Mail } from '#src/delivery/mail.port';
import { Public, Returns } from '#src/door/returns';
import { callerOf } from '#src/entry/caller';
import { Confirmed } from '#src/entry/confirmed.guard';
import { giveCookie, readCookie } from '#src/entry/cookie';
import { EmailChange, EmailChanged, EmailConfirm, PasswordChange } from '#src/entry/letting-in.shapes';
import { OwnAccount } from '#src/entry/own-account';
import { OwnPassword } from '#src/entry/own-password';
import { type Visitor, Who } from '#src/people/visitor';

@ApiTags('people')
@Controller('api/v1')
export class OwnAccountController {
  constructor(
    @Inject(OwnAccount) private readonly account: OwnAccount,
    @Inject(OwnPassword) private readonly password: OwnPassword,
    @Inject(Mail) private readonly mail: Mail,
  ) {}

  @Put('me/password')
  @Confirmed()
  @HttpCode(204)
  @ApiOperation({ summary: 'Choose another password; every other browser is signed out.' })
  @ApiNoContentResponse()
  async changePassword(
    @Who() { accountId }: Visitor,
    @Body({ schema: PasswordChange }) { password }: z.output<typeof PasswordChange>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    giveCookie(request, reply, await this.password.change(accountId, password, callerOf(request)));
  }

  @Put('me/email')
  @Confirmed()
  @RouteConfig({ rateLimit: { max: 5, timeWindow: '1 minute' } })
  @ApiOperation({
    summary: 'Sign in with another address from now on; where mail is set up, it is asked first.',
  })
  @Returns(EmailChanged)
  async changeEmail(
    @Who() { accountId }: Visitor,
    @Body({ schema: EmailChange }) { email }: z.output<typeof EmailChange>,
  ): Promise<z.output<typeof EmailChanged>> {
    if (this.mail.isSetUp) {
      await this.account.askForEmail(accountId, email);
      return { state: 'letter-sent' };
    }
    await this.account.changeEmail(accountId, email);
    return { state: 'changed' };
  }

  @Post('confirm-email')
  @Public()
  @HttpCode(204)
  @RouteConfig({ rateLimit: { max: 10, timeWindow: '1 minute' } })
  @ApiOperation({ summary: 'Say, by the link in the letter, that an address is yours.' })
  @ApiNoContentResponse()
  async confirmEmail(
    @Body({ schema: EmailConfirm }) { token }: z.output<typeof EmailConfirm>,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.account.confirmEmail(token, readCookie(request));
  }
}
