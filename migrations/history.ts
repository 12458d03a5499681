import { Outbox1795392000000 } from '#migrations/1795392000000-outbox';
import { People1795392000001 } from '#migrations/1795392000001-people';
import { Sessions1795392000002 } from '#migrations/1795392000002-sessions';
import { Estimates1795392000003 } from '#migrations/1795392000003-estimates';
import { Sources1795392000004 } from '#migrations/1795392000004-sources';
import { Weather1795392000005 } from '#migrations/1795392000005-weather';
import { Lineages1795392000006 } from '#migrations/1795392000006-lineages';
import { Connect1795392000007 } from '#migrations/1795392000007-connect';
import { LinkActivity1795392000008 } from '#migrations/1795392000008-link-activity';
import { Tasks1795392000009 } from '#migrations/1795392000009-tasks';
import { LettingIn1795392000010 } from '#migrations/1795392000010-letting-in';
import { Factors1795392000015 } from '#migrations/1795392000015-factors';
import { Provider1795392000016 } from '#migrations/1795392000016-provider';
import { Consents1795392000020 } from '#migrations/1795392000020-consents';
import { WeighIns1795392000025 } from '#migrations/1795392000025-weigh-ins';
import { Archives1795392000030 } from '#migrations/1795392000030-archives';
import { Preferences1795392000035 } from '#migrations/1795392000035-preferences';
import { ProvedAddresses1795392000036 } from '#migrations/1795392000036-proved-addresses';
import { SourceLineage1795392000040 } from '#migrations/1795392000040-source-lineage';
import { Circumstances1795392000045 } from '#migrations/1795392000045-circumstances';
import { Food1795392000050 } from '#migrations/1795392000050-food';
import { Training1795392000055 } from '#migrations/1795392000055-training';
import { Labs1795392000065 } from '#migrations/1795392000065-labs';
import { Signs1795392000060 } from '#migrations/1795392000060-signs';
import { Ledger1795392000070 } from '#migrations/1795392000070-ledger';
import { Suggestions1795392000071 } from '#migrations/1795392000071-suggestions';
import { ToldEffort1795392000075 } from '#migrations/1795392000075-told-effort';
import { Suggested1795392000076 } from '#migrations/1795392000076-suggested';
import { FlagsTold1795392000077 } from '#migrations/1795392000077-flags-told';
import { SweatTests1795392000078 } from '#migrations/1795392000078-sweat-tests';
import { Nudges1795392000080 } from '#migrations/1795392000080-nudges';
import { Channels1795392000081 } from '#migrations/1795392000081-channels';
import { PlannedSessions1795392000082 } from '#migrations/1795392000082-planned-sessions';
import { Supplements1795392000083 } from '#migrations/1795392000083-supplements';
import { LabReminders1795392000084 } from '#migrations/1795392000084-lab-reminders';
import { WhatIsDue1795392000085 } from '#migrations/1795392000085-what-is-due';
import { LoadLineage1795392000091 } from '#migrations/1795392000091-load-lineage';
import { Teams1795392000090 } from '#migrations/1795392000090-teams';
import { Station1795392000092 } from '#migrations/1795392000092-station';
import { TeamPlans1795392000093 } from '#migrations/1795392000093-team-plans';
import { TeamFeeds1795392000094 } from '#migrations/1795392000094-team-feeds';
import { TeamDigest1795392000095 } from '#migrations/1795392000095-team-digest';
import { StationEnteredBy1795392000097 } from '#migrations/1795392000097-station-entered-by';
import type { Migration } from '#src/database/data-sources';
import { HotQueries1795392000140 } from '#migrations/1795392000140-hot-queries';
import { OutboxAside1795392000130 } from '#migrations/1795392000130-outbox-aside';
import { PlanPlaceAndKit1795392000112 } from '#migrations/1795392000112-plan-place-and-kit';
import { SessionTold1795392000110 } from '#migrations/1795392000110-session-told';
import { OwnWeighings1795392000104 } from '#migrations/1795392000104-own-weighings';

/** Oldest first. A migration that has been released never changes; what it got wrong, a later one mends. */
export const history: Migration[] = [
  Outbox1795392000000,
  People1795392000001,
  Sessions1795392000002,
  Estimates1795392000003,
  Sources1795392000004,
  Weather1795392000005,
  Lineages1795392000006,
  Connect1795392000007,
  LinkActivity1795392000008,
  Tasks1795392000009,
  LettingIn1795392000010,
  Factors1795392000015,
  Provider1795392000016,
  Consents1795392000020,
  WeighIns1795392000025,
  Archives1795392000030,
  Preferences1795392000035,
  ProvedAddresses1795392000036,
  SourceLineage1795392000040,
  Circumstances1795392000045,
  Food1795392000050,
  Training1795392000055,
  Signs1795392000060,
  Labs1795392000065,
  Ledger1795392000070,
  Suggestions1795392000071,
  ToldEffort1795392000075,
  Suggested1795392000076,
  FlagsTold1795392000077,
  SweatTests1795392000078,
  Nudges1795392000080,
  Channels1795392000081,
  PlannedSessions1795392000082,
  Supplements1795392000083,
  LabReminders1795392000084,
  WhatIsDue1795392000085,
  Teams1795392000090,
  LoadLineage1795392000091,
  Station1795392000092,
  TeamPlans1795392000093,
  TeamFeeds1795392000094,
  TeamDigest1795392000095,
  StationEnteredBy1795392000097,
  OwnWeighings1795392000104,
  SessionTold1795392000110,
  PlanPlaceAndKit1795392000112,
  OutboxAside1795392000130,
  HotQueries1795392000140,
];
