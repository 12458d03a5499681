import { Body, Controller, Get, Inject, Param, Patch, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type Theme, THEMES } from '#src/advice/kinds';
import { Returns } from '#src/door/returns';
import { MannersBook } from '#src/nudges/manners';
import { NudgeMannersChange, NudgeMannersView, PauseChange, ThemeChange } from '#src/nudges/manners.shapes';
import { Mutes } from '#src/nudges/mutes';
import { type Visitor, Who } from '#src/people/visitor';

const ThemeName = z.enum(THEMES);

/** When and how somebody wants to be spoken to. */
@ApiTags('inbox')
@Controller('api/v1')
export class MannersController {
  constructor(
    @Inject(MannersBook) private readonly manners: MannersBook,
    @Inject(Mutes) private readonly mutes: Mutes,
  ) {}

  @Get('nudge-manners')
  @ApiOperation({ summary: 'When and how you want to be spoken to.' })
  @Returns(NudgeMannersView)
  async nudgeManners(@Who() { athleteId }: Visitor): Promise<NudgeMannersView> {
    const { pausedUntil, ...manners } = await this.manners.of(athleteId);
    const themes = await this.mutes.list(athleteId);
    return {
      ...manners,
      focusTimes: manners.focusTimes.map(({ weekdays, ...rest }) => ({ weekdays: [...weekdays], ...rest })),
      pausedUntil: pausedUntil?.toISOString() ?? null,
      themes: themes.map(({ until, backsOffUntil, ...theme }) => ({
        ...theme,
        until: until?.toISOString() ?? null,
        backsOffUntil: backsOffUntil?.toISOString() ?? null,
      })),
    };
  }

  @Patch('nudge-manners')
  @ApiOperation({ summary: 'Change when and how you want to be spoken to; what is left out stays.' })
  @Returns(NudgeMannersView)
  async changeNudgeManners(
    @Who() who: Visitor,
    @Body({ schema: NudgeMannersChange }) change: z.output<typeof NudgeMannersChange>,
  ): Promise<NudgeMannersView> {
    const said = Object.fromEntries(Object.entries(change).filter(([, wish]) => wish !== undefined));
    await this.manners.change(who.athleteId, said);
    return this.nudgeManners(who);
  }

  @Put('nudge-topics/:theme')
  @ApiOperation({
    summary:
      'Hear nothing of a theme, for a while or for good, or hear of it again. Cautions are said anyway.',
  })
  @Returns(NudgeMannersView)
  async muteTheme(
    @Who() who: Visitor,
    @Param('theme', { schema: ThemeName }) theme: Theme,
    @Body({ schema: ThemeChange }) { muted, until }: z.output<typeof ThemeChange>,
  ): Promise<NudgeMannersView> {
    await this.mutes.say(who.athleteId, theme, { muted, until: until === null ? null : new Date(until) });
    return this.nudgeManners(who);
  }

  @Put('nudge-pause')
  @ApiOperation({ summary: 'Hear nothing but cautions for a while.' })
  @Returns(NudgeMannersView)
  async pauseNudges(
    @Who() who: Visitor,
    @Body({ schema: PauseChange }) { until }: z.output<typeof PauseChange>,
  ): Promise<NudgeMannersView> {
    await this.manners.change(who.athleteId, { pausedUntil: until === null ? null : new Date(until) });
    return this.nudgeManners(who);
  }
}
