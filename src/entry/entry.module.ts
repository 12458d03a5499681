import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccountLinks } from '#src/entry/account-links';
import { Admission } from '#src/entry/admission';
import { Attempts } from '#src/entry/attempts';
import { Authenticators } from '#src/entry/authenticators';
import { ConfirmController } from '#src/entry/confirm.controller';
import { Confirmation } from '#src/entry/confirmation';
import { ConfirmedGuard } from '#src/entry/confirmed.guard';
import { Doorkeeper } from '#src/entry/doorkeeper';
import { FactorsController } from '#src/entry/factors.controller';
import { ForRolesGuard } from '#src/entry/for-roles.guard';
import { FrontDoor } from '#src/entry/front-door';
import { LostFactors } from '#src/entry/lost-factors';
import { KnownPassword } from '#src/entry/known-password';
import { Invitations } from '#src/entry/invitations';
import { InvitationsController } from '#src/entry/invitations.controller';
import { Joining } from '#src/entry/joining';
import { KnownBrowsers } from '#src/entry/known-browsers';
import { LapsedLinks } from '#src/entry/lapsed-links';
import { Letters } from '#src/entry/letters';
import { NewcomerController } from '#src/entry/newcomer.controller';
import { OwnAccount } from '#src/entry/own-account';
import { OwnAccountController } from '#src/entry/own-account.controller';
import { PrivateLineGuard } from '#src/entry/private-line.guard';
import { OwnPassword } from '#src/entry/own-password';
import { OwnFactors } from '#src/entry/own-factors';
import { OwnProvider } from '#src/entry/own-provider';
import { OwnProviderController } from '#src/entry/own-provider.controller';
import { PasskeyChallenges } from '#src/entry/passkey-challenges';
import { PasskeyCheck } from '#src/entry/passkey-check';
import { PasskeyDoor } from '#src/entry/passkey-door';
import { Passkeys } from '#src/entry/passkeys';
import { PasskeysController } from '#src/entry/passkeys.controller';
import { Proofs } from '#src/entry/proofs';
import { ProviderDoor } from '#src/entry/provider-door';
import { ProviderJoining } from '#src/entry/provider-joining';
import { ProviderLinks } from '#src/entry/provider-links';
import { ProviderNewcomers } from '#src/entry/provider-newcomers';
import { ProviderRounds } from '#src/entry/provider-rounds';
import { ProviderController } from '#src/entry/provider.controller';
import { Recovery } from '#src/entry/recovery';
import { RecoveryCodes } from '#src/entry/recovery-codes';
import { RecoveryRequests } from '#src/entry/recovery-requests';
import { RecoveryController } from '#src/entry/recovery.controller';
import { Registration } from '#src/entry/registration';
import { RegistrationController } from '#src/entry/registration.controller';
import { Roster } from '#src/entry/roster';
import { RosterController } from '#src/entry/roster.controller';
import { SameOriginGuard } from '#src/entry/same-origin.guard';
import { SecondDoor } from '#src/entry/second-door';
import { SecondSteps } from '#src/entry/second-steps';
import { SecondController } from '#src/entry/second.controller';
import { Setup } from '#src/entry/setup';
import { SetupController } from '#src/entry/setup.controller';
import { ShownLinks } from '#src/entry/shown-links';
import { SignInController } from '#src/entry/sign-in.controller';
import { SignIns } from '#src/entry/sign-ins';
import { SignInsController } from '#src/entry/sign-ins.controller';
import { SignedInGuard } from '#src/entry/signed-in.guard';
import { Tokens } from '#src/entry/tokens';
import { TokensController } from '#src/entry/tokens.controller';
import { WaysIn } from '#src/entry/ways-in';
import { PeopleModule } from '#src/people/people.module';

const controllers = [
  SetupController,
  RegistrationController,
  InvitationsController,
  RosterController,
  SignInController,
  SecondController,
  ProviderController,
  NewcomerController,
  OwnProviderController,
  ConfirmController,
  FactorsController,
  PasskeysController,
  RecoveryController,
  OwnAccountController,
  SignInsController,
  TokensController,
];

/** Rooms after this one ask for these; the rest is between ourselves. */
const open = [
  Attempts,
  Authenticators,
  FrontDoor,
  Setup,
  Tokens,
  Admission,
  Registration,
  Invitations,
  LostFactors,
  Recovery,
  Roster,
  ShownLinks,
  SignIns,
];

/** How people get in: who may make an account, who is at the door, and with what keys. */
@Module({
  imports: [PeopleModule],
  controllers,
  providers: [
    ...open,
    AccountLinks,
    Confirmation,
    Doorkeeper,
    Joining,
    KnownBrowsers,
    KnownPassword,
    LapsedLinks,
    Letters,
    OwnAccount,
    OwnFactors,
    OwnPassword,
    PasskeyChallenges,
    PasskeyCheck,
    PasskeyDoor,
    Passkeys,
    Proofs,
    OwnProvider,
    ProviderDoor,
    ProviderJoining,
    ProviderLinks,
    ProviderNewcomers,
    ProviderRounds,
    RecoveryCodes,
    RecoveryRequests,
    SecondDoor,
    SecondSteps,
    { provide: APP_GUARD, useClass: PrivateLineGuard },
    WaysIn,
    { provide: APP_GUARD, useClass: SameOriginGuard },
    { provide: APP_GUARD, useClass: SignedInGuard },
    { provide: APP_GUARD, useClass: ForRolesGuard },
    { provide: APP_GUARD, useClass: ConfirmedGuard },
  ],
  exports: open,
})
export class EntryModule {}
