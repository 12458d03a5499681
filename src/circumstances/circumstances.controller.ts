import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { isHighAlcohol } from '#src/circumstances/alcohol';
import { caffeineMg } from '#src/circumstances/caffeine';
import type { Part } from '#src/circumstances/circumstance.entity';
import { Circumstances } from '#src/circumstances/circumstances';
import { EatingLessForAdults, SinceToCome } from '#src/circumstances/circumstances.problems';
import {
  Alcohol,
  Caffeine,
  CircumstancesView,
  Conditions,
  Diet,
  PartName,
  Stomach,
} from '#src/circumstances/circumstances.shapes';
import { Returns } from '#src/door/returns';
import { Clock, DAY_MS, dayOf } from '#src/kernel/clock';
import { type Visitor, Who } from '#src/people/visitor';

/** No token gets in here, and nobody but the person. */
@ApiTags('circumstances')
@Controller('api/v1/circumstances')
export class CircumstancesController {
  constructor(
    @Inject(Circumstances) private readonly circumstances: Circumstances,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What you told of how you eat and live, as far as you let it be kept.' })
  @Returns(CircumstancesView)
  async circumstancesOf(@Who() { athleteId, ageGroup }: Visitor): Promise<CircumstancesView> {
    const parts = await this.circumstances.parts(athleteId);
    // As it may have been told before it was refused: who changes anything else does not send it back.
    if (parts.diet.told && ageGroup !== 'adult')
      parts.diet.told = { ...parts.diet.told, energyRestriction: false };
    const shown = Object.fromEntries(
      Object.entries(parts).map(([part, { toldAt, ...rest }]) => [
        part,
        { ...rest, toldAt: toldAt?.toISOString() ?? null },
      ]),
    ) as unknown as CircumstancesView;
    const [caffeine, alcohol] = [parts.caffeine.told, parts.alcohol.told];
    return {
      ...shown,
      caffeine: { ...shown.caffeine, mgPerDay: caffeine && caffeineMg(caffeine) },
      alcohol: { ...shown.alcohol, isHigh: alcohol && isHighAlcohol(alcohol) },
    };
  }

  @Put('diet')
  @ApiOperation({
    summary: 'Tell how you eat; what was told before is replaced. Eating less is told from 18 years on.',
  })
  @Returns(CircumstancesView)
  putDiet(@Who() who: Visitor, @Body({ schema: Diet }) told: z.output<typeof Diet>) {
    if (told.since !== null && told.since > this.latest()) throw new SinceToCome();
    if (told.energyRestriction && who.ageGroup !== 'adult') throw new EatingLessForAdults();
    return this.put(who, 'diet', told);
  }

  @Put('caffeine')
  @ApiOperation({ summary: 'Tell what you drink with caffeine on a usual day.' })
  @Returns(CircumstancesView)
  putCaffeine(@Who() who: Visitor, @Body({ schema: Caffeine }) told: z.output<typeof Caffeine>) {
    return this.put(who, 'caffeine', told);
  }

  @Put('alcohol')
  @ApiOperation({ summary: 'Tell how many glasses you drink in a usual week.' })
  @Returns(CircumstancesView)
  putAlcohol(@Who() who: Visitor, @Body({ schema: Alcohol }) told: z.output<typeof Alcohol>) {
    return this.put(who, 'alcohol', told);
  }

  @Put('stomach')
  @ApiOperation({ summary: 'Tell of stomach troubles and medicines.' })
  @Returns(CircumstancesView)
  putStomach(@Who() who: Visitor, @Body({ schema: Stomach }) told: z.output<typeof Stomach>) {
    return this.put(who, 'stomach', told);
  }

  @Put('conditions')
  @ApiOperation({ summary: 'Tell of illnesses, pregnancy and breastfeeding.' })
  @Returns(CircumstancesView)
  putConditions(@Who() who: Visitor, @Body({ schema: Conditions }) told: z.output<typeof Conditions>) {
    return this.put(who, 'conditions', told);
  }

  @Delete(':part')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take away one part of what you told.' })
  @ApiNoContentResponse()
  async forget(
    @Who() { athleteId }: Visitor,
    @Param('part', { schema: PartName }) part: Part,
  ): Promise<void> {
    await this.circumstances.forget(athleteId, part);
  }

  /** A day is over at different moments around the world: tomorrow here may be today there. */
  private latest(): string {
    return dayOf(new Date(this.clock.now().getTime() + DAY_MS));
  }

  private async put<Name extends Part>(
    who: Visitor,
    part: Name,
    told: Parameters<typeof this.circumstances.tell<Name>>[2],
  ): Promise<CircumstancesView> {
    await this.circumstances.tell(who.athleteId, part, told);
    return this.circumstancesOf(who);
  }
}
