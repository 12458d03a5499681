import { Body, Controller, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Mail } from '#src/delivery/mail.port';
import { Public } from '#src/door/returns';
import { Attempts } from '#src/entry/attempts';
import { callerOf } from '#src/entry/caller';
import { NoMail } from '#src/entry/letting-in.problems';
import { ResetForm, ResetRequest } from '#src/entry/letting-in.shapes';
import { Recovery } from '#src/entry/recovery';
import { RecoveryRequests } from '#src/entry/recovery-requests';

@ApiTags('people')
@Controller('api/v1/reset')
export class RecoveryController {
  constructor(
    @Inject(Recovery) private readonly recovery: Recovery,
    @Inject(RecoveryRequests) private readonly requests: RecoveryRequests,
    @Inject(Attempts) private readonly attempts: Attempts,
    @Inject(Mail) private readonly mail: Mail,
  ) {}

  @Post('request')
  @Public()
  @HttpCode(204)
  @RouteConfig({ rateLimit: { max: 10, timeWindow: '1 minute' } })
  @ApiOperation({
    summary: 'Ask for a letter with a link to a new password. The answer is the same for any address.',
  })
  @ApiNoContentResponse()
  async askForReset(
    @Body({ schema: ResetRequest }) { email }: z.output<typeof ResetRequest>,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    if (!this.mail.isSetUp) throw new NoMail();
    await this.requests.ask({ email, address: callerOf(request).address });
  }

  @Post()
  @Public()
  @HttpCode(204)
  @RouteConfig({ rateLimit: { max: 10, timeWindow: '1 minute' } })
  @ApiOperation({ summary: 'Choose a new password by such a link; every browser is signed out.' })
  @ApiNoContentResponse()
  async reset(
    @Body({ schema: ResetForm }) { token, password, tokens }: z.output<typeof ResetForm>,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    const { email } = await this.recovery.reset(token, password, tokens);
    // Guesses at the old password need not keep out who has a new one.
    await this.attempts.forgive('sign-in', { email, address: callerOf(request).address });
  }
}
