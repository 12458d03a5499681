import { Callable } from '#src/nudges/callable';
import { CheckInAdviser } from '#src/nudges/check-in-adviser';
import { HabitsAdviser } from '#src/nudges/habits-adviser';
import { LabKeys } from '#src/nudges/lab-keys';
import { LabsAdviser } from '#src/nudges/labs-adviser';
import { MeasureAdviser } from '#src/nudges/measure-adviser';
import { RecoveryAdviser } from '#src/nudges/recovery-adviser';
import { RedFlagAdviser } from '#src/nudges/red-flag-adviser';
import { SupplementsAdviser } from '#src/nudges/supplements-adviser';

/** Those who speak of rest, signs, laboratory values and habits. */
export const BODY_ADVISERS = [
  CheckInAdviser,
  HabitsAdviser,
  LabsAdviser,
  MeasureAdviser,
  RecoveryAdviser,
  RedFlagAdviser,
  SupplementsAdviser,
];

/** What they look things up with. */
export const BODY_FACTS = [Callable, LabKeys];
