import { ArchiveEntryRow } from '#src/archives/archive-entry.entity';
import { Archive } from '#src/archives/archive.entity';
import { ChannelChoice } from '#src/channels/channel-choice.entity';
import { Channel } from '#src/channels/channel.entity';
import { Delivery } from '#src/channels/delivery.entity';
import { PushDevice } from '#src/channels/push-device.entity';
import { Erasure } from '#src/connect/erasure.entity';
import { LinkActivity } from '#src/connect/link-activity.entity';
import { LinkDiary } from '#src/connect/link-diary.entity';
import { Link } from '#src/connect/link.entity';
import { LabReminder } from '#src/labs/lab-reminder.entity';
import { LabValue } from '#src/labs/lab-value.entity';
import { SweatTest } from '#src/labs/sweat-test.entity';
import { OauthState } from '#src/connect/oauth-state.entity';
import { VendorBudget } from '#src/connect/vendor-budget.entity';
import { WebhookSubscription } from '#src/connect/webhook-subscription.entity';
import { Circumstance } from '#src/circumstances/circumstance.entity';
import { ReferenceChoice } from '#src/ledger/reference-choice.entity';
import { TeamFeed } from '#src/coaching/team-feed.entity';
import { TeamPlan } from '#src/coaching/team-plan.entity';
import type { Table } from '#src/database/data-sources';
import { Estimate } from '#src/estimates/estimate.entity';
import { DietScreenRow } from '#src/food/diet-screen-row.entity';
import { FavouriteFood } from '#src/food/favourite-food.entity';
import { FoodDay } from '#src/food/food-day.entity';
import { FoodEntry } from '#src/food/food-entry.entity';
import { OwnFood } from '#src/food/own-food.entity';
import { OutboxRow } from '#src/jobs/outbox-row.entity';
import { AccessToken } from '#src/entry/access-token.entity';
import { AccountLink } from '#src/entry/account-link.entity';
import { Attempt } from '#src/entry/attempt.entity';
import { Invitation } from '#src/entry/invitation.entity';
import { Authenticator } from '#src/entry/authenticator.entity';
import { PasskeyChallenge } from '#src/entry/passkey-challenge.entity';
import { Passkey } from '#src/entry/passkey.entity';
import { ProviderLink } from '#src/entry/provider-link.entity';
import { ProviderNewcomer } from '#src/entry/provider-newcomer.entity';
import { ProviderRound } from '#src/entry/provider-round.entity';
import { RecoveryCode } from '#src/entry/recovery-code.entity';
import { SecondStep } from '#src/entry/second-step.entity';
import { Account } from '#src/people/account.entity';
import { Athlete } from '#src/people/athlete.entity';
import { Consent } from '#src/people/consent.entity';
import { Mass } from '#src/people/mass.entity';
import { SetupLink } from '#src/entry/setup-link.entity';
import { SignIn } from '#src/entry/sign-in.entity';
import { Task } from '#src/people/task.entity';
import { Dismissed } from '#src/sessions/dismissed.entity';
import { SessionAlias } from '#src/sessions/session-alias.entity';
import { SessionFile } from '#src/sessions/session-file.entity';
import { SessionSource } from '#src/sessions/session-source.entity';
import { TestSuggestion } from '#src/ledger/test-suggestion.entity';
import { CheckInRow } from '#src/signs/check-in.entity';
import { HelpCountry } from '#src/signs/help-country.entity';
import { Agenda } from '#src/nudges/agenda.entity';
import { NudgeManners } from '#src/nudges/nudge-manners.entity';
import { NudgeMute } from '#src/nudges/nudge-mute.entity';
import { Nudge } from '#src/nudges/nudge.entity';
import { PlannedSession } from '#src/plan/planned-session.entity';
import { Session } from '#src/sessions/session.entity';
import { ToldSession } from '#src/sessions/told-session.entity';
import { ToldEffort } from '#src/sessions/told-effort.entity';
import { WeighIn } from '#src/sessions/weigh-in.entity';
import { StationWeighing } from '#src/coaching/station-weighing.entity';
import { OwnWeighing } from '#src/weighing/own-weighing.entity';
import { CoachLook } from '#src/teams/coach-look.entity';
import { GuardianWord } from '#src/teams/guardian-word.entity';
import { ShareSaid } from '#src/teams/share-said.entity';
import { TalkWord } from '#src/teams/talk-word.entity';
import { TeamDigest } from '#src/coaching/team-digest.entity';
import { TeamCode } from '#src/teams/team-code.entity';
import { TeamCoach } from '#src/teams/team-coach.entity';
import { TeamMember } from '#src/teams/team-member.entity';
import { Team } from '#src/teams/team.entity';
import { SessionLoadRow } from '#src/training/session-load.entity';
import { KeptHour } from '#src/weather/weather-hour.entity';

/** Every table there is. */
export const tables: Table[] = [
  OutboxRow,
  Account,
  Athlete,
  Mass,
  Circumstance,
  OwnFood,
  FoodEntry,
  FoodDay,
  FavouriteFood,
  DietScreenRow,
  ReferenceChoice,
  CheckInRow,
  HelpCountry,
  LabReminder,
  TestSuggestion,
  Consent,
  Task,
  SignIn,
  AccessToken,
  SetupLink,
  Invitation,
  AccountLink,
  Attempt,
  SecondStep,
  Authenticator,
  RecoveryCode,
  Passkey,
  PasskeyChallenge,
  ProviderLink,
  ProviderRound,
  ProviderNewcomer,
  Session,
  SessionSource,
  SessionAlias,
  SessionFile,
  Dismissed,
  WeighIn,
  ToldEffort,
  ToldSession,
  KeptHour,
  PlannedSession,
  LabValue,
  SweatTest,
  Archive,
  ArchiveEntryRow,
  Estimate,
  SessionLoadRow,
  Agenda,
  NudgeManners,
  NudgeMute,
  Nudge,
  Link,
  LinkActivity,
  LinkDiary,
  OauthState,
  VendorBudget,
  WebhookSubscription,
  Erasure,
  PushDevice,
  Channel,
  ChannelChoice,
  Delivery,
  Team,
  TeamCoach,
  TeamMember,
  TeamCode,
  TeamDigest,
  ShareSaid,
  GuardianWord,
  TalkWord,
  CoachLook,
  TeamPlan,
  TeamFeed,
  StationWeighing,
  OwnWeighing,
];
