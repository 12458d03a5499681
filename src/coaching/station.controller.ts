import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Station } from '#src/coaching/station';
import { StationAnswers, StationEntries, StationView } from '#src/coaching/station.shapes';
import { Returns } from '#src/door/returns';
import { type Visitor, Who } from '#src/people/visitor';

const TeamId = z.uuid();

@ApiTags('coaching')
@Controller('api/v1')
export class StationController {
  constructor(@Inject(Station) private readonly station: Station) {}

  @Get('teams/:id/station')
  @ApiOperation({
    summary: 'For a team’s coach: whom you may weigh today, and how a drink is told from two weighings.',
  })
  @Returns(StationView)
  teamStation(@Who() who: Visitor, @Param('id', { schema: TeamId }) id: string): Promise<StationView> {
    return this.station.of(who, id.toLowerCase());
  }

  @Post('teams/:id/station/weighings')
  @HttpCode(200)
  @ApiOperation({
    summary:
      'For a team’s coach: weighings before and after a session, each under an id of your making. No answer holds a mass.',
  })
  @Returns(StationAnswers)
  async takeWeighings(
    @Who() who: Visitor,
    @Param('id', { schema: TeamId }) id: string,
    @Body({ schema: StationEntries }) { entries }: z.output<typeof StationEntries>,
  ): Promise<z.output<typeof StationAnswers>> {
    return { items: await this.station.take(who, id.toLowerCase(), entries) };
  }
}
