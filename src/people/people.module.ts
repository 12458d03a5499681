import { Module } from '@nestjs/common';
import { Accounts } from '#src/people/accounts';
import { Addressees } from '#src/people/addressees';
import { Ages } from '#src/people/ages';
import { Basics } from '#src/people/basics';
import { BodyMasses } from '#src/people/body-masses';
import { Consents } from '#src/people/consents';
import { ConsentsController } from '#src/people/consents.controller';
import { Keys } from '#src/people/keys';
import { ProfileController } from '#src/people/profile.controller';
import { Profiles } from '#src/people/profiles';
import { Tasks } from '#src/people/tasks';
import { TasksController } from '#src/people/tasks.controller';
import { Visitors } from '#src/people/visitors';

@Module({
  controllers: [ProfileController, ConsentsController, TasksController],
  providers: [Accounts, Addressees, Ages, Basics, BodyMasses, Consents, Keys, Profiles, Tasks, Visitors],
  exports: [Accounts, Addressees, Ages, Basics, BodyMasses, Consents, Keys, Profiles, Tasks, Visitors],
})
export class PeopleModule {}
