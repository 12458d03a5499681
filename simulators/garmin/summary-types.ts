/** What Garmin lets an athlete tick. */
export const PERMISSIONS = [
  'ACTIVITY_EXPORT',
  'HEALTH_EXPORT',
  'HISTORICAL_DATA_EXPORT',
  'WORKOUT_IMPORT',
  'COURSE_IMPORT',
  'MCT_EXPORT',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** What is ticked when the page opens: everything but the past. */
export const TICKED: readonly Permission[] = PERMISSIONS.filter((name) => name !== 'HISTORICAL_DATA_EXPORT');

/** Every kind of notice, with the permission without which it is not sent. */
export const SUMMARY_TYPES = {
  activities: 'ACTIVITY_EXPORT',
  activityDetails: 'ACTIVITY_EXPORT',
  activityFiles: 'ACTIVITY_EXPORT',
  manuallyUpdatedActivities: 'ACTIVITY_EXPORT',
  moveIQActivities: 'ACTIVITY_EXPORT',
  dailies: 'HEALTH_EXPORT',
  epochs: 'HEALTH_EXPORT',
  sleeps: 'HEALTH_EXPORT',
  bodyComps: 'HEALTH_EXPORT',
  stressDetails: 'HEALTH_EXPORT',
  userMetrics: 'HEALTH_EXPORT',
  pulseox: 'HEALTH_EXPORT',
  allDayRespiration: 'HEALTH_EXPORT',
  hrv: 'HEALTH_EXPORT',
  healthSnapshot: 'HEALTH_EXPORT',
  bloodPressures: 'HEALTH_EXPORT',
  skinTemp: 'HEALTH_EXPORT',
  mct: 'MCT_EXPORT',
  deregistrations: null,
  userPermissionsChange: null,
} as const satisfies Record<string, Permission | null>;
export type SummaryType = keyof typeof SUMMARY_TYPES;

/** Asked for as a backfill by these names of the address. */
export const BACKFILLS: Record<string, SummaryType> = {
  activities: 'activities',
  activityDetails: 'activityDetails',
  moveiq: 'moveIQActivities',
  dailies: 'dailies',
  epochs: 'epochs',
  sleeps: 'sleeps',
  bodyComps: 'bodyComps',
  stressDetails: 'stressDetails',
  userMetrics: 'userMetrics',
  pulseOx: 'pulseox',
  respiration: 'allDayRespiration',
  hrv: 'hrv',
  healthSnapshot: 'healthSnapshot',
  bloodPressures: 'bloodPressures',
  skinTemp: 'skinTemp',
};

export function isSummaryType(name: string): name is SummaryType {
  return name in SUMMARY_TYPES;
}
