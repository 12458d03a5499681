import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Returns } from '#src/door/returns';
import { Id, MassList, MassView, NewMass, Profile, ProfileForm } from '#src/people/people.shapes';
import { Profiles } from '#src/people/profiles';
import { ForTokens } from '#src/people/token-scope';
import { type Visitor, Who } from '#src/people/visitor';

@ApiTags('profile')
@Controller('api/v1/profile')
export class ProfileController {
  constructor(@Inject(Profiles) private readonly profiles: Profiles) {}

  @Get()
  @ForTokens('profile:read')
  @ApiOperation({ summary: 'What you have told of yourself; null: not told.' })
  @Returns(Profile)
  profile(@Who() { athleteId }: Visitor): Promise<Profile> {
    return this.profiles.of(athleteId);
  }

  @Put()
  @ForTokens('profile:write')
  @ApiOperation({ summary: 'Replace the whole profile. A token leaves the birth date as it is.' })
  @Returns(Profile)
  async writeProfile(
    @Who() { athleteId, by }: Visitor,
    @Body({ schema: ProfileForm }) profile: Profile,
  ): Promise<Profile> {
    await this.profiles.write(athleteId, profile, by);
    return profile;
  }

  @Get('masses')
  @ForTokens('profile:read')
  @ApiOperation({ summary: 'Your body mass through time, newest first.' })
  @Returns(MassList)
  async masses(@Who() { athleteId }: Visitor): Promise<z.output<typeof MassList>> {
    return { items: await this.profiles.masses(athleteId) };
  }

  @Post('masses')
  @ForTokens('profile:write')
  @HttpCode(201)
  @ApiOperation({ summary: 'Add a body mass; the same day again replaces it.' })
  @Returns(MassView, { status: 201 })
  weigh(
    @Who() { athleteId }: Visitor,
    @Body({ schema: NewMass }) { measuredOn, massKg }: z.output<typeof NewMass>,
  ): Promise<z.output<typeof MassView>> {
    return this.profiles.weigh(athleteId, measuredOn, massKg);
  }

  @Delete('masses/:id')
  @ForTokens('profile:write')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove a body mass.' })
  @ApiNoContentResponse()
  async forgetMass(@Who() { athleteId }: Visitor, @Param('id', { schema: Id }) id: string): Promise<void> {
    await this.profiles.forgetMass(athleteId, id);
  }
}
