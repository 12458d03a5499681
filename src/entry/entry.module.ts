import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { Attempts } from '#src/entry/attempts';
import { ConfirmController } from '#src/entry/confirm.controller';
import { ConfirmedGuard } from '#src/entry/confirmed.guard';
import { FrontDoor } from '#src/entry/front-door';
import { PrivateLineGuard } from '#src/entry/private-line.guard';
import { SameOriginGuard } from '#src/entry/same-origin.guard';
import { Setup } from '#src/entry/setup';
import { SetupController } from '#src/entry/setup.controller';
import { SignInController } from '#src/entry/sign-in.controller';
import { SignedInGuard } from '#src/entry/signed-in.guard';
import { SignIns } from '#src/entry/sign-ins';
import { Tokens } from '#src/entry/tokens';
import { TokensController } from '#src/entry/tokens.controller';
import { PeopleModule } from '#src/people/people.module';

/** How people get in: who may make an account, who is at the door, and with what keys. */
@Module({
  imports: [PeopleModule],
  controllers: [SetupController, SignInController, ConfirmController, TokensController],
  providers: [
    Attempts,
    FrontDoor,
    Setup,
    SignIns,
    Tokens,
    { provide: APP_GUARD, useClass: PrivateLineGuard },
    { provide: APP_GUARD, useClass: SameOriginGuard },
    { provide: APP_GUARD, useClass: SignedInGuard },
    { provide: APP_GUARD, useClass: ConfirmedGuard },
  ],
  exports: [FrontDoor, Setup, Tokens],
})
export class EntryModule {}
