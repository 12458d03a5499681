import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Returns } from '#src/door/returns';
import { Consents } from '#src/people/consents';
import { type Visitor, Who } from '#src/people/visitor';
import { UsualPlaces } from '#src/plan/usual-places';
import { UsualPlaceList } from '#src/plan/usual-places.shapes';

/** Where somebody trains: for the athlete at a page and nobody and nothing else. */
@ApiTags('plan')
@Controller('api/v1/usual-places')
export class UsualPlacesController {
  constructor(
    @Inject(UsualPlaces) private readonly places: UsualPlaces,
    @Inject(Consents) private readonly consents: Consents,
  ) {}

  @Get()
  @ApiOperation({
    summary:
      'Where you train and plan to, to choose a place from. What a source lets nobody keep for good, such as Strava, tells no place here.',
  })
  @Returns(UsualPlaceList)
  async usualPlaces(@Who() { athleteId }: Visitor): Promise<UsualPlaceList> {
    await this.consents.demand(athleteId, 'health-data');
    return { items: await this.places.of(athleteId) };
  }
}
