import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { KINDS } from '#src/advice/kinds';
import { Returns } from '#src/door/returns';
import { ForRoles } from '#src/entry/for-roles.guard';
import { NudgeFigures } from '#src/nudges/nudge-figures';

const FiguresQuery = z.object({ days: z.coerce.number().int().min(1).max(366).default(30) });

const KindFiguresView = z.object({
  kind: z.enum(KINDS),
  waiting: z.int(),
  said: z.int(),
  pushed: z.int().describe('Those of them a phone was to hear of.'),
  seen: z.int(),
  done: z.int(),
  silent: z
    .array(z.object({ because: z.string(), count: z.int() }))
    .describe(
      'Those not said, by the reason; the most frequent first. `few`: reasons that were of fewer than five people each.',
    ),
  deliveries: z
    .object({
      queued: z.int(),
      sent: z.int(),
      opened: z.int(),
      acted: z.int(),
      failed: z.int(),
      gone: z.int(),
    })
    .nullable()
    .describe('To how many devices and addresses they went, and how far; null: to none.'),
});
const NudgeFiguresView = z
  .object({ days: z.int(), kinds: z.array(KindFiguresView) })
  .meta({ id: 'NudgeFigures' });

/** For whoever runs this Svett: counts, and of nobody in particular. */
@ApiTags('operator')
@Controller('api/v1/operator/nudges')
export class NudgeFiguresController {
  constructor(@Inject(NudgeFigures) private readonly figures: NudgeFigures) {}

  @Get()
  @ForRoles('operator')
  @ApiOperation({
    summary: 'How many notes of each kind were said, and how many not and why.',
    description: 'Kinds that tell of health are left out while they were about fewer than five people.',
  })
  @Returns(NudgeFiguresView)
  async nudgeFigures(
    @Query({ schema: FiguresQuery }) { days }: z.output<typeof FiguresQuery>,
  ): Promise<z.output<typeof NudgeFiguresView>> {
    return { days, kinds: await this.figures.of(days) };
  }
}
