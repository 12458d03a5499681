import { Body, Controller, Delete, Get, HttpCode, Inject, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Returns } from '#src/door/returns';
import { LabAdmission } from '#src/labs/lab-admission';
import { LabReminders } from '#src/labs/lab-reminders';
import { type Visitor, Who } from '#src/people/visitor';

const LabReminderForm = z.object({ onDay: z.iso.date() }).meta({ id: 'LabReminderForm' });
const LabReminderView = z
  .object({ onDay: z.iso.date().nullable().describe('null: you are not reminded.') })
  .meta({ id: 'LabReminder' });

/** No token gets in here, and nobody but the person. */
@ApiTags('lab-values')
@Controller('api/v1/lab-reminder')
export class LabRemindersController {
  constructor(
    @Inject(LabReminders) private readonly reminders: LabReminders,
    @Inject(LabAdmission) private readonly admission: LabAdmission,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The day on which you want to be reminded to measure again.' })
  @Returns(LabReminderView)
  async labReminder(@Who() { athleteId }: Visitor): Promise<z.output<typeof LabReminderView>> {
    await this.admission.demand(athleteId);
    return { onDay: (await this.reminders.of(athleteId))?.onDay ?? null };
  }

  @Put()
  @ApiOperation({ summary: 'Be reminded to measure again on a day of your choice, once.' })
  @Returns(LabReminderView)
  async askForLabReminder(
    @Who() who: Visitor,
    @Body({ schema: LabReminderForm }) { onDay }: z.output<typeof LabReminderForm>,
  ): Promise<z.output<typeof LabReminderView>> {
    await this.reminders.ask(who.athleteId, onDay);
    return this.labReminder(who);
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({ summary: 'Not be reminded.' })
  @ApiNoContentResponse()
  async forgetLabReminder(@Who() { athleteId }: Visitor): Promise<void> {
    await this.reminders.forget(athleteId);
  }
}
