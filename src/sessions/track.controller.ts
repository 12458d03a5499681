import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Settings } from '#src/config/settings';
import { Returns } from '#src/door/returns';
import { type Visitor, Who } from '#src/people/visitor';
import { SessionShelf } from '#src/sessions/session-shelf';
import { SessionId } from '#src/sessions/sessions.shapes';
import { trackOf } from '#src/sessions/track';
import { SessionTrack } from '#src/sessions/track.shapes';

/** Points of a line on the screen: half a pixel's worth of detail on a wide one. */
const DRAWN_POINTS = 1_000;

/** Where somebody was: the one answer that holds places, for the athlete at a page and nobody and nothing else. */
@ApiTags('sessions')
@Controller('api/v1/sessions')
export class TrackController {
  constructor(
    @Inject(SessionShelf) private readonly shelf: SessionShelf,
    @Inject(Settings) private readonly settings: Settings,
  ) {}

  @Get(':id/track')
  @ApiOperation({
    summary: 'The way it went, simplified for a picture. For people who signed in themselves.',
  })
  @Returns(SessionTrack)
  async sessionTrack(
    @Who() { athleteId }: Visitor,
    @Param('id', { schema: SessionId }) id: string,
  ): Promise<SessionTrack> {
    const lines = trackOf(await this.shelf.streams('owner', athleteId, id), DRAWN_POINTS);
    return { lines, tiles: this.settings.mapTiles };
  }
}
