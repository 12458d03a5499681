import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Returns } from '#src/door/returns';
import { SweatTestDesk } from '#src/labs/sweat-test-desk';
import {
  NewSweatTest,
  SweatTestForm,
  SweatTestList,
  SweatTestSaved,
  SweatTestView,
} from '#src/labs/sweat-tests.shapes';
import { Id } from '#src/people/people.shapes';
import { type Visitor, Who } from '#src/people/visitor';

/** No token gets in here, and nobody but the person. */
@ApiTags('lab-values')
@Controller('api/v1/sweat-tests')
export class SweatTestsController {
  constructor(@Inject(SweatTestDesk) private readonly desk: SweatTestDesk) {}

  @Get()
  @ApiOperation({
    summary: 'What laboratories found of magnesium in your sweat, and what it makes likely in a litre.',
  })
  @Returns(SweatTestList)
  listSweatTests(@Who() { athleteId }: Visitor): Promise<SweatTestList> {
    return this.desk.list(athleteId);
  }

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Tell one test. The same told twice is one.' })
  @Returns(SweatTestSaved)
  addSweatTest(
    @Who() { athleteId }: Visitor,
    @Body({ schema: NewSweatTest }) { clientId, ...form }: z.output<typeof NewSweatTest>,
  ): Promise<z.output<typeof SweatTestSaved>> {
    return this.desk.add(athleteId, form, clientId);
  }

  @Put(':id')
  @ApiOperation({ summary: 'Correct a test; all of it is told again.' })
  @Returns(SweatTestView)
  correctSweatTest(
    @Who() { athleteId }: Visitor,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: SweatTestForm }) form: z.output<typeof SweatTestForm>,
  ): Promise<SweatTestView> {
    return this.desk.correct(athleteId, id, form);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove a test.' })
  @ApiNoContentResponse()
  removeSweatTest(@Who() { athleteId }: Visitor, @Param('id', { schema: Id }) id: string): Promise<void> {
    return this.desk.remove(athleteId, id);
  }
}
