import { Module } from '@nestjs/common';
import { LabAdmission } from '#src/labs/lab-admission';
import { LabDesk } from '#src/labs/lab-desk';
import { LabImport } from '#src/labs/lab-import';
import { LabReminders } from '#src/labs/lab-reminders';
import { LabRemindersController } from '#src/labs/lab-reminders.controller';
import { LabShelf } from '#src/labs/lab-shelf';
import { LabValues } from '#src/labs/lab-values';
import { LabValuesController } from '#src/labs/lab-values.controller';
import { SweatTestDesk } from '#src/labs/sweat-test-desk';
import { SweatTests } from '#src/labs/sweat-tests';
import { SweatTestsController } from '#src/labs/sweat-tests.controller';
import { PeopleModule } from '#src/people/people.module';
import { TrainingModule } from '#src/training/training.module';

@Module({
  imports: [PeopleModule, TrainingModule],
  controllers: [LabRemindersController, LabValuesController, SweatTestsController],
  providers: [LabAdmission, LabDesk, LabImport, LabReminders, LabShelf, LabValues, SweatTestDesk, SweatTests],
  exports: [LabReminders, LabShelf, LabValues, SweatTests],
})
export class LabsModule {}
