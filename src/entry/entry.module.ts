import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccountLinks } from '#src/entry/account-links';
import { Admission } from '#src/entry/admission';
import { Attempts } from '#src/entry/attempts';
import { ConfirmController } from '#src/entry/confirm.controller';
import { ConfirmedGuard } from '#src/entry/confirmed.guard';
import { ForRolesGuard } from '#src/entry/for-roles.guard';
import { FrontDoor } from '#src/entry/front-door';
import { Invitations } from '#src/entry/invitations';
import { InvitationsController } from '#src/entry/invitations.controller';
import { Joining } from '#src/entry/joining';
import { LapsedLinks } from '#src/entry/lapsed-links';
import { Letters } from '#src/entry/letters';
import { OwnAccount } from '#src/entry/own-account';
import { OwnAccountController } from '#src/entry/own-account.controller';
import { PrivateLineGuard } from '#src/entry/private-line.guard';
import { Recovery } from '#src/entry/recovery';
import { RecoveryController } from '#src/entry/recovery.controller';
import { RecoveryRequests } from '#src/entry/recovery-requests';
import { Registration } from '#src/entry/registration';
import { RegistrationController } from '#src/entry/registration.controller';
import { Roster } from '#src/entry/roster';
import { RosterController } from '#src/entry/roster.controller';
import { SameOriginGuard } from '#src/entry/same-origin.guard';
import { Setup } from '#src/entry/setup';
import { SetupController } from '#src/entry/setup.controller';
import { ShownLinks } from '#src/entry/shown-links';
import { SignInController } from '#src/entry/sign-in.controller';
import { SignedInGuard } from '#src/entry/signed-in.guard';
import { SignIns } from '#src/entry/sign-ins';
import { SignInsController } from '#src/entry/sign-ins.controller';
import { Tokens } from '#src/entry/tokens';
import { TokensController } from '#src/entry/tokens.controller';
import { PeopleModule } from '#src/people/people.module';

const controllers = [
  SetupController,
  RegistrationController,
  InvitationsController,
  RosterController,
  SignInController,
  ConfirmController,
  RecoveryController,
  OwnAccountController,
  SignInsController,
  TokensController,
];

/** Rooms after this one ask for these; the rest is between ourselves. */
const open = [FrontDoor, Setup, Tokens, Admission, Registration, Invitations, Recovery, Roster];

/** How people get in: who may make an account, who is at the door, and with what keys. */
@Module({
  imports: [PeopleModule],
  controllers,
  providers: [
    ...open,
    AccountLinks,
    Attempts,
    Joining,
    LapsedLinks,
    Letters,
    OwnAccount,
    RecoveryRequests,
    ShownLinks,
    SignIns,
    { provide: APP_GUARD, useClass: PrivateLineGuard },
    { provide: APP_GUARD, useClass: SameOriginGuard },
    { provide: APP_GUARD, useClass: SignedInGuard },
    { provide: APP_GUARD, useClass: ForRolesGuard },
    { provide: APP_GUARD, useClass: ConfirmedGuard },
  ],
  exports: open,
})
export class EntryModule {}
