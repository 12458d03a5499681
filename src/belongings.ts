import { ArchiveEntryRow } from '#src/archives/archive-entry.entity';
import { Archive } from '#src/archives/archive.entity';
import { ChannelChoice } from '#src/channels/channel-choice.entity';
import { Channel } from '#src/channels/channel.entity';
import { Delivery } from '#src/channels/delivery.entity';
import { PushDevice } from '#src/channels/push-device.entity';
import { StationWeighing } from '#src/coaching/station-weighing.entity';
import { Circumstance } from '#src/circumstances/circumstance.entity';
import { TeamFeed } from '#src/coaching/team-feed.entity';
import { TeamPlan } from '#src/coaching/team-plan.entity';
import { Erasure } from '#src/connect/erasure.entity';
import { LinkActivity } from '#src/connect/link-activity.entity';
import { LinkDiary } from '#src/connect/link-diary.entity';
import { Link } from '#src/connect/link.entity';
import { OauthState } from '#src/connect/oauth-state.entity';
import { VendorBudget } from '#src/connect/vendor-budget.entity';
import { WebhookSubscription } from '#src/connect/webhook-subscription.entity';
import { AccessToken } from '#src/entry/access-token.entity';
import { AccountLink } from '#src/entry/account-link.entity';
import { Attempt } from '#src/entry/attempt.entity';
import { Authenticator } from '#src/entry/authenticator.entity';
import { Invitation } from '#src/entry/invitation.entity';
import { PasskeyChallenge } from '#src/entry/passkey-challenge.entity';
import { Passkey } from '#src/entry/passkey.entity';
import { ProviderLink } from '#src/entry/provider-link.entity';
import { ProviderNewcomer } from '#src/entry/provider-newcomer.entity';
import { ProviderRound } from '#src/entry/provider-round.entity';
import { RecoveryCode } from '#src/entry/recovery-code.entity';
import { SecondStep } from '#src/entry/second-step.entity';
import { SetupLink } from '#src/entry/setup-link.entity';
import { SignIn } from '#src/entry/sign-in.entity';
import { Estimate } from '#src/estimates/estimate.entity';
import { ReferenceChoice } from '#src/ledger/reference-choice.entity';
import { DietScreenRow } from '#src/food/diet-screen-row.entity';
import { FavouriteFood } from '#src/food/favourite-food.entity';
import { FoodDay } from '#src/food/food-day.entity';
import { FoodEntry } from '#src/food/food-entry.entity';
import { OwnFood } from '#src/food/own-food.entity';
import { Agenda } from '#src/nudges/agenda.entity';
import { KeptManners } from '#src/nudges/manners.shapes';
import { NudgeManners } from '#src/nudges/nudge-manners.entity';
import { NudgeMute } from '#src/nudges/nudge-mute.entity';
import { Nudge } from '#src/nudges/nudge.entity';
import { OutboxRow } from '#src/jobs/outbox-row.entity';
import { Account } from '#src/people/account.entity';
import { Athlete } from '#src/people/athlete.entity';
import { Consent } from '#src/people/consent.entity';
import { Mass } from '#src/people/mass.entity';
import { Task } from '#src/people/task.entity';
import { PlannedSession } from '#src/plan/planned-session.entity';
import { Dismissed } from '#src/sessions/dismissed.entity';
import { SessionAlias } from '#src/sessions/session-alias.entity';
import { SessionFile } from '#src/sessions/session-file.entity';
import { SessionSource } from '#src/sessions/session-source.entity';
import { TestSuggestion } from '#src/ledger/test-suggestion.entity';
import { CheckInRow } from '#src/signs/check-in.entity';
import { HelpCountry } from '#src/signs/help-country.entity';
import { Session } from '#src/sessions/session.entity';
import { ToldSession } from '#src/sessions/told-session.entity';
import { ToldEffort } from '#src/sessions/told-effort.entity';
import { WeighIn } from '#src/sessions/weigh-in.entity';
import { OwnWeighing } from '#src/weighing/own-weighing.entity';
import type { Belonging, Owner } from '#src/takeout/belongings.port';
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
import { LabReminder } from '#src/labs/lab-reminder.entity';
import { LabValue } from '#src/labs/lab-value.entity';
import { KeptValue } from '#src/labs/labs.shapes';
import { aboutLabValue, aboutSweatTest } from '#src/labs/sealed-about';
import { SweatTest } from '#src/labs/sweat-test.entity';
import { KeptSweatTest } from '#src/labs/sweat-tests.shapes';
import { KeptHour } from '#src/weather/weather-hour.entity';

const byAthlete: Owner = { of: 'athlete', by: 'athleteId' };
const byAccount: Owner = { of: 'account', by: 'accountId' };
const byLink: Owner = { of: 'row', by: 'linkId', in: Link };

/**
 * Whose everything is, how it goes into an export and comes back from one, and what of it an erasure leaves. Every table
 * has its line (test/belongings.spec.ts), in an order in which each row finds what it refers to.
 */
export const belongings: readonly Belonging[] = [
  // Who they are, and what opens the door for them.
  {
    table: Account,
    whose: { of: 'account', by: 'id' },
    export: 'rows',
    secret: ['passwordHash'],
    onErasure: 'stays',
  },
  { table: SignIn, whose: byAccount, export: 'never', onErasure: 'stays' },
  { table: AccessToken, whose: byAccount, export: 'never', onErasure: 'stays' },
  { table: AccountLink, whose: byAccount, export: 'never', onErasure: 'stays' },
  { table: Authenticator, whose: byAccount, export: 'never', onErasure: 'stays' },
  { table: RecoveryCode, whose: byAccount, export: 'never', onErasure: 'stays' },
  { table: Passkey, whose: byAccount, export: 'never', onErasure: 'stays' },
  { table: ProviderLink, whose: byAccount, export: 'never', onErasure: 'stays' },
  { table: SecondStep, whose: byAccount, export: 'never', onErasure: 'stays' },
  { table: PasskeyChallenge, whose: byAccount, export: 'never', onErasure: 'stays' },
  { table: ProviderRound, whose: byAccount, export: 'never', onErasure: 'stays' },
  { table: Invitation, whose: { of: 'account', by: 'invitedBy' }, export: 'never', onErasure: 'stays' },

  // What they told of themselves.
  { table: Athlete, whose: byAccount, export: 'rows', back: 'profile', onErasure: 'blank' },
  {
    table: Consent,
    whose: byAthlete,
    export: 'rows',
    back: 'history',
    onErasure: 'stays',
    refers: { actorId: Account },
  },
  { table: Mass, whose: byAthlete, export: 'rows', back: 'rows' },
  { table: Circumstance, whose: byAthlete, export: 'rows', back: 'rows' },
  { table: OwnFood, whose: byAthlete, export: 'rows', back: 'rows' },
  { table: FoodEntry, whose: byAthlete, export: 'rows', back: 'rows' },
  { table: FoodDay, whose: byAthlete, export: 'rows', back: 'rows' },
  { table: FavouriteFood, whose: byAthlete, export: 'rows', back: 'rows' },
  { table: DietScreenRow, whose: byAthlete, export: 'rows', back: 'rows' },
  { table: ReferenceChoice, whose: byAthlete, export: 'rows', back: 'rows' },
  { table: CheckInRow, whose: byAthlete, export: 'rows', back: 'rows' },
  { table: HelpCountry, whose: byAthlete, export: 'rows', back: 'rows' },
  { table: LabReminder, whose: byAthlete, export: 'rows', back: 'rows' },
  { table: TestSuggestion, whose: byAthlete, export: 'rows', back: 'rows' },

  // What they did.
  { table: Session, whose: byAthlete, export: 'rows', back: 'rows', refers: { sameAs: Session } },
  { table: SessionSource, whose: byAthlete, export: 'rows', back: 'rows', aside: { streams: 'streams' } },
  { table: SessionAlias, whose: byAthlete, export: 'rows', back: 'rows' },
  { table: SessionFile, whose: byAthlete, export: 'rows', back: 'rows', aside: { brotli: 'file' } },
  { table: Dismissed, whose: byAthlete, export: 'rows', back: 'rows' },
  { table: WeighIn, whose: byAthlete, export: 'rows', back: 'rows' },
  { table: OwnWeighing, whose: byAthlete, export: 'rows' },
  { table: ToldEffort, whose: byAthlete, export: 'rows', back: 'rows' },
  { table: ToldSession, whose: byAthlete, export: 'rows', back: 'rows' },

  // What they mean to do.
  { table: PlannedSession, whose: byAthlete, export: 'rows', back: 'rows' },

  // What a laboratory said of them.
  {
    table: LabValue,
    whose: byAthlete,
    export: 'rows',
    back: 'rows',
    secret: ['keyId'],
    sealed: {
      column: 'sealed',
      keyColumn: 'keyId',
      as: 'value',
      about: ({ athleteId, id }) => aboutLabValue(String(athleteId), String(id)),
      reads: KeptValue,
    },
  },
  {
    table: SweatTest,
    whose: byAthlete,
    export: 'rows',
    back: 'rows',
    secret: ['keyId'],
    sealed: {
      column: 'sealed',
      keyColumn: 'keyId',
      as: 'test',
      about: ({ athleteId, id }) => aboutSweatTest(String(athleteId), String(id)),
      reads: KeptSweatTest,
    },
  },

  // What it cost them.
  { table: Estimate, whose: byAthlete, export: 'rows', back: 'rows' },
  { table: SessionLoadRow, whose: byAthlete, export: 'rows', back: 'rows' },

  // What was said to them, and how they want to be spoken to.
  { table: NudgeManners, whose: byAthlete, export: 'rows', back: 'rows', form: KeptManners },
  { table: NudgeMute, whose: byAthlete, export: 'rows', back: 'rows' },
  { table: Nudge, whose: byAthlete, export: 'rows' },
  { table: Agenda, whose: byAthlete, export: 'rows', onErasure: 'stays' },

  // On which devices and ways they want to be told.
  {
    table: PushDevice,
    whose: byAthlete,
    export: 'rows',
    secret: ['sealed', 'keyId', 'endpointMark', 'subscribedFor'],
  },
  { table: Channel, whose: byAthlete, export: 'rows', secret: ['sealed', 'keyId'] },
  { table: ChannelChoice, whose: byAthlete, export: 'rows', back: 'rows' },
  { table: Delivery, whose: byAthlete, export: 'rows' },

  // In whose company they train, what they let coaches see, and what was seen. A team stays when one of its people goes.
  { table: Team, whose: 'nobody' },
  { table: TeamCoach, whose: byAccount, export: 'rows', onErasure: 'stays' },
  { table: TeamCode, whose: { of: 'account', by: 'madeBy' }, export: 'never', onErasure: 'stays' },
  { table: TeamPlan, whose: 'nobody' },
  { table: TeamFeed, whose: byAccount, export: 'never', onErasure: 'stays' },
  { table: TeamDigest, whose: byAccount, export: 'rows', onErasure: 'stays' },
  { table: TeamMember, whose: byAthlete, export: 'rows' },
  { table: ShareSaid, whose: byAthlete, export: 'rows', onErasure: 'stays', refers: { actorId: Account } },
  { table: GuardianWord, whose: byAthlete, export: 'rows' },
  { table: TalkWord, whose: byAthlete, export: 'rows' },
  { table: CoachLook, whose: byAthlete, export: 'rows', onErasure: 'stays' },
  { table: StationWeighing, whose: byAthlete, export: 'rows' },

  // What went on for them.
  { table: Task, whose: byAthlete, export: 'rows' },
  { table: Archive, whose: byAthlete, export: 'rows' },
  { table: ArchiveEntryRow, whose: { of: 'row', by: 'archiveId', in: Archive }, export: 'rows' },
  {
    table: Link,
    whose: byAthlete,
    export: 'rows',
    secret: ['tokens', 'keyId', 'leaseOwner', 'leasedUntil', 'backfill'],
  },
  { table: LinkActivity, whose: byLink, export: 'rows' },
  { table: LinkDiary, whose: byLink, export: 'rows' },
  { table: OauthState, whose: byAthlete, export: 'never' },
  { table: Erasure, whose: 'record' },

  // Nobody's.
  { table: OutboxRow, whose: 'nobody' },
  { table: SetupLink, whose: 'nobody' },
  { table: Attempt, whose: 'nobody' },
  { table: ProviderNewcomer, whose: 'nobody' },
  { table: KeptHour, whose: 'nobody' },
  { table: VendorBudget, whose: 'nobody' },
  { table: WebhookSubscription, whose: 'nobody' },
];
