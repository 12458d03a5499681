import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Returns } from '#src/door/returns';
import { type Visitor, Who } from '#src/people/visitor';
import { CheckInDesk, standingView } from '#src/signs/check-in-desk';
import { CheckIns } from '#src/signs/check-ins';
import { Help } from '#src/signs/help';
import { COUNTRIES } from '#src/signs/help-numbers';
import {
  CheckInDesk as DeskView,
  CheckInForm,
  HelpPlace,
  HelpView,
  StandingFlagAnswer,
  Week,
} from '#src/signs/signs.shapes';
import { StandingFlags } from '#src/signs/standing-flags';

/** How somebody feels is for them alone: no token gets in here, no coach, and no operator. */
@ApiTags('signs')
@Controller('api/v1/signs')
export class SignsController {
  constructor(
    @Inject(CheckInDesk) private readonly desk: CheckInDesk,
    @Inject(CheckIns) private readonly checkIns: CheckIns,
    @Inject(StandingFlags) private readonly flags: StandingFlags,
    @Inject(Help) private readonly help: Help,
  ) {}

  @Get('check-ins')
  @ApiOperation({
    summary: 'This week’s check-in, what may be asked in it, and those of the half year before.',
  })
  @Returns(DeskView)
  checkInDesk(@Who() { athleteId, timeZone }: Visitor): Promise<z.output<typeof DeskView>> {
    return this.desk.of(athleteId, timeZone);
  }

  @Put('check-ins/:week')
  @ApiOperation({
    summary: 'Answer how a week was, once or again. What you have not said yes to is refused (403).',
  })
  @Returns(DeskView)
  async putCheckIn(
    @Who() { athleteId, timeZone }: Visitor,
    @Param('week', { schema: Week }) week: string,
    @Body({ schema: CheckInForm }) answers: z.output<typeof CheckInForm>,
  ): Promise<z.output<typeof DeskView>> {
    await this.desk.write(athleteId, timeZone, week, answers);
    return this.desk.of(athleteId, timeZone);
  }

  @Delete('check-ins/:week')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take a week’s answers away.' })
  @ApiNoContentResponse()
  async removeCheckIn(
    @Who() { athleteId }: Visitor,
    @Param('week', { schema: Week }) week: string,
  ): Promise<void> {
    await this.checkIns.remove(athleteId, week);
  }

  @Delete('check-ins')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take all your answers away, whether you still say yes to the check-in or not.' })
  @ApiNoContentResponse()
  async removeCheckIns(@Who() { athleteId }: Visitor): Promise<void> {
    await this.checkIns.removeAll(athleteId);
  }

  @Get('standing-flag')
  @ApiOperation({ summary: 'What you ticked that a doctor should look at, until you say that one has.' })
  @Returns(StandingFlagAnswer)
  async standingFlag(@Who() { athleteId }: Visitor): Promise<z.output<typeof StandingFlagAnswer>> {
    const flag = await this.flags.of(athleteId);
    return { flag: flag && standingView(flag) };
  }

  @Post('standing-flag/seen')
  @HttpCode(204)
  @ApiOperation({ summary: 'Say that you have read what to do. It stands all the same.' })
  @ApiNoContentResponse()
  async seeFlag(@Who() { athleteId }: Visitor): Promise<void> {
    await this.flags.see(athleteId);
  }

  @Delete('standing-flag')
  @HttpCode(204)
  @ApiOperation({ summary: 'Say that a doctor has had a look.' })
  @ApiNoContentResponse()
  async clearFlag(@Who() { athleteId }: Visitor): Promise<void> {
    await this.flags.clear(athleteId);
  }

  @Get('help')
  @ApiOperation({ summary: 'The numbers to call for help where you are, and where that is known from.' })
  @Returns(HelpView)
  async helpOf(@Who() { athleteId, timeZone }: Visitor): Promise<z.output<typeof HelpView>> {
    return { ...(await this.help.of(athleteId, timeZone)), countries: [...COUNTRIES] };
  }

  @Put('help')
  @ApiOperation({ summary: 'Say in which country you would call; null: as your time zone tells.' })
  @Returns(HelpView)
  async putHelp(
    @Who() visitor: Visitor,
    @Body({ schema: HelpPlace }) { country }: z.output<typeof HelpPlace>,
  ): Promise<z.output<typeof HelpView>> {
    await this.help.live(visitor.athleteId, country);
    return this.helpOf(visitor);
  }
}
