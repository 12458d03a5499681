import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Returns } from '#src/door/returns';
import { DAY_MS } from '#src/kernel/clock';
import { ForTokens } from '#src/people/token-scope';
import { type Visitor, Who } from '#src/people/visitor';
import type { OwnWeighing } from '#src/weighing/own-weighing.entity';
import { KEPT_DAYS, OwnWeighings } from '#src/weighing/own-weighings';
import { WeighingsShelf } from '#src/weighing/weighings-shelf';
import { WeighingForm, WeighingList, WeighingView } from '#src/weighing/weighings.shapes';

const WeighingId = z.uuid();

@ApiTags('weigh-ins')
@Controller('api/v1/weighings')
export class WeighingsController {
  constructor(
    @Inject(OwnWeighings) private readonly weighings: OwnWeighings,
    @Inject(WeighingsShelf) private readonly shelf: WeighingsShelf,
  ) {}

  @Get()
  @ForTokens('sessions:read')
  @ApiOperation({ summary: 'What you weighed before and after, and waits for its session.' })
  @Returns(WeighingList)
  async listWeighings(@Who() { athleteId }: Visitor): Promise<z.output<typeof WeighingList>> {
    const items = (await this.shelf.list(athleteId)).map(viewOf);
    return { items, usualKg: await this.shelf.usualKg(athleteId) };
  }

  @Put(':id')
  @ForTokens('sessions:write')
  @ApiOperation({
    summary:
      'Tell what you weighed before training, and after. It finds its session by itself, also one that comes later. What looks mistyped is asked about first (409).',
  })
  @Returns(WeighingView)
  async putWeighing(
    @Who() { athleteId }: Visitor,
    @Param('id', { schema: WeighingId }) id: string,
    @Body({ schema: WeighingForm }) form: WeighingForm,
  ): Promise<z.output<typeof WeighingView>> {
    return viewOf(await this.weighings.put(athleteId, id.toLowerCase(), form));
  }

  @Delete(':id')
  @ForTokens('sessions:write')
  @HttpCode(204)
  @ApiOperation({ summary: 'Forget what waits for its session.' })
  @ApiNoContentResponse()
  async removeWeighing(
    @Who() { athleteId }: Visitor,
    @Param('id', { schema: WeighingId }) id: string,
  ): Promise<void> {
    await this.weighings.remove(athleteId, id.toLowerCase());
  }
}

function viewOf(row: OwnWeighing): z.output<typeof WeighingView> {
  const { id, beforeAt, afterAt, preKg, postKg, sessionId, settledAt } = row;
  const { drinkKg, foodKg, urineKg, stoolKg, scaleStepKg, clothed, towelled, drinkEstimated } = row;
  return {
    id,
    state: settledAt ? 'found' : afterAt ? 'waiting' : 'before',
    before: { at: beforeAt.toISOString(), kg: preKg },
    after: afterAt && { at: afterAt.toISOString(), kg: postKg },
    ...{ drinkKg, foodKg, urineKg, stoolKg, scaleStepKg, clothed, towelled, drinkEstimated },
    sessionId,
    waitsUntil: new Date(beforeAt.getTime() + KEPT_DAYS * DAY_MS).toISOString(),
  };
}
