import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Answers } from '#src/channels/answers';
import { AnswerForm, DeliveryId } from '#src/channels/channels.shapes';
import { Public } from '#src/door/returns';

@ApiTags('channels')
@Controller('api/v1/deliveries')
export class AnswersController {
  constructor(@Inject(Answers) private readonly answers: Answers) {}

  @Post(':id/answer')
  @Public()
  @HttpCode(204)
  @RouteConfig({ rateLimit: { max: 60, timeWindow: '1 minute' } })
  @ApiOperation({ summary: 'Answer a message where it lies, by the key that came with it.' })
  @ApiNoContentResponse()
  async answerDelivery(
    @Param('id', { schema: DeliveryId }) id: string,
    @Body({ schema: AnswerForm }) answer: z.output<typeof AnswerForm>,
  ): Promise<void> {
    await this.answers.take(id, answer);
  }
}
