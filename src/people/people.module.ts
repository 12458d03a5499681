import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { Accounts } from '#src/people/accounts';
import { Attempts } from '#src/people/attempts';
import { Consents } from '#src/people/consents';
import { ConsentsController } from '#src/people/consents.controller';
import { FrontDoor } from '#src/people/front-door';
import { Keys } from '#src/people/keys';
import { ProfileController } from '#src/people/profile.controller';
import { Profiles } from '#src/people/profiles';
import { SameOriginGuard } from '#src/people/same-origin.guard';
import { Setup } from '#src/people/setup';
import { SetupController } from '#src/people/setup.controller';
import { SignInController } from '#src/people/sign-in.controller';
import { SignedInGuard } from '#src/people/signed-in.guard';
import { SignIns } from '#src/people/sign-ins';
import { Tokens } from '#src/people/tokens';
import { TokensController } from '#src/people/tokens.controller';
import { Visitors } from '#src/people/visitors';

@Module({
  controllers: [SetupController, SignInController, ProfileController, TokensController, ConsentsController],
  providers: [
    Accounts,
    Attempts,
    Consents,
    FrontDoor,
    Keys,
    Profiles,
    Setup,
    SignIns,
    Tokens,
    Visitors,
    { provide: APP_GUARD, useClass: SameOriginGuard },
    { provide: APP_GUARD, useClass: SignedInGuard },
  ],
  exports: [Accounts, Consents, FrontDoor, Keys, Profiles, Setup, Tokens],
})
export class PeopleModule {}
