import { ArchiveAdvanced, ArchiveFilesAged } from '#src/archives/archives.topics';
import {
  ChannelsAged,
  DeliveryQueued,
  MessageAnswered,
  SlowDeliveryQueued,
} from '#src/channels/channels.topics';
import { StationDue, TeamForecastWanted } from '#src/coaching/coaching.topics';
import {
  ActivityWanted,
  BackfillAdvanced,
  DiaryDue,
  GrantLeft,
  LapseDue,
  LinkConnected,
  LinkDue,
  LinksDue,
  NoticeReceived,
  PlansDue,
  RemnantsDue,
  SubscriptionsDue,
  TermsDue,
} from '#src/connect/connect.topics';
import {
  AthleteReckoned,
  FactorMoved,
  LessonLearned,
  ModelChanged,
  SessionReckoned,
} from '#src/estimates/estimates.topics';
import type { Departure } from '#src/jobs/departures';
import { OutboxAged } from '#src/jobs/jobs.topics';
import type { Topic } from '#src/jobs/topic';
import {
  AccountLinkMade,
  AttemptsExpired,
  BrowsersSignedOut,
  DoorChanged,
  DoorLinksExpired,
  InvitationMade,
  ResetAsked,
  SignInsExpired,
} from '#src/entry/entry.topics';
import { DigestDue, DigestLetterDue, DigestPushDue, DigestsDue } from '#src/coaching/digest.topics';
import { LabValuesTold } from '#src/labs/labs.topics';
import { SignsWeighed } from '#src/ledger/ledger.topics';
import { LookDue, LooksDue, NudgeDue, NudgesAged } from '#src/nudges/nudges.topics';
import {
  ConsentChanged,
  HealthDataAllowed,
  LooksAllowed,
  ProfileChanged,
  TimeZoneChanged,
} from '#src/people/people.topics';
import {
  RawDataAged,
  SessionChanged,
  SessionPurged,
  SessionRecorded,
  SessionRemoved,
  SessionTold,
  WeighInTold,
} from '#src/sessions/sessions.topics';
import { SignsTold } from '#src/signs/signs.topics';
import { ForecastWanted, PlanChanged } from '#src/plan/plan.topics';
import { ErasureBegun, ExportAsked, ExportsAged, ImportHandedIn } from '#src/takeout/takeout.topics';
import { HeadCoachMissed, TalkWordsAged, TeamCodesExpired } from '#src/teams/teams.topics';
import { LoadKept, LoadsBehind } from '#src/training/training.topics';
import { PlacesAged, WeatherFound, WeatherWanted } from '#src/weather/weather.topics';
import { WeighingsDue } from '#src/weighing/weighing.topics';

/** Every fact the rooms tell each other. */
export const topics: readonly Topic[] = [
  NoticeReceived,
  LinkConnected,
  ActivityWanted,
  BackfillAdvanced,
  LinksDue,
  LinkDue,
  LapseDue,
  DiaryDue,
  PlansDue,
  SubscriptionsDue,
  TermsDue,
  RemnantsDue,
  GrantLeft,
  SessionRecorded,
  SessionChanged,
  SessionRemoved,
  SessionTold,
  SessionPurged,
  RawDataAged,
  WeatherWanted,
  WeatherFound,
  PlacesAged,
  PlanChanged,
  ForecastWanted,
  TeamForecastWanted,
  ArchiveAdvanced,
  ArchiveFilesAged,
  ProfileChanged,
  ConsentChanged,
  HealthDataAllowed,
  LessonLearned,
  FactorMoved,
  ModelChanged,
  SignsTold,
  SessionReckoned,
  AthleteReckoned,
  LoadsBehind,
  LoadKept,
  WeighInTold,
  SignsWeighed,
  LabValuesTold,
  LooksAllowed,
  TimeZoneChanged,
  LooksDue,
  LookDue,
  NudgeDue,
  NudgesAged,
  DigestsDue,
  DigestDue,
  DigestLetterDue,
  DigestPushDue,
  DeliveryQueued,
  SlowDeliveryQueued,
  MessageAnswered,
  ChannelsAged,
  SignInsExpired,
  BrowsersSignedOut,
  AttemptsExpired,
  InvitationMade,
  ResetAsked,
  AccountLinkMade,
  DoorChanged,
  DoorLinksExpired,
  ExportAsked,
  ExportsAged,
  ImportHandedIn,
  ErasureBegun,
  TeamCodesExpired,
  TalkWordsAged,
  HeadCoachMissed,
  StationDue,
  WeighingsDue,
  OutboxAged,
];

/** Everything that happens by the clock (UTC). */
export const timetable: readonly Departure[] = [
  { topic: LooksDue, cron: '* * * * *' },
  { topic: DigestsDue, cron: '0,15,30,45 * * * *' },
  { topic: StationDue, cron: '*/5 * * * *' },
  { topic: WeighingsDue, cron: '*/2 * * * *' },
  { topic: RawDataAged, cron: '11 * * * *' },
  { topic: PlacesAged, cron: '21 * * * *' },
  { topic: ArchiveFilesAged, cron: '37 * * * *' },
  { topic: LinksDue, cron: '7 4 * * *' },
  { topic: SubscriptionsDue, cron: '27 4 * * *' },
  { topic: SignInsExpired, cron: '17 3 * * *' },
  { topic: DoorLinksExpired, cron: '19 3 * * *' },
  { topic: AttemptsExpired, cron: '37 * * * *' },
  { topic: ExportsAged, cron: '31 * * * *' },
  { topic: ChannelsAged, cron: '41 3 * * *' },
  { topic: NudgesAged, cron: '43 3 * * *' },
  { topic: TeamCodesExpired, cron: '49 3 * * *' },
  { topic: TalkWordsAged, cron: '51 3 * * *' },
  { topic: HeadCoachMissed, cron: '53 3 * * *' },
  { topic: OutboxAged, cron: '47 3 * * *' },
];
