/**
 * What an athlete may let a team's coaches see, each on its own. `sessions`: sessions and the sweat they cost. `weigh-ins`:
 * weighings as per cent and litres, never kilos. `coverage`: how food met the need of magnesium. `check-ins`: nothing of a
 * check-in but "fine" or "would like to talk", in the athlete's own word each time.
 */
export const SHARE_GROUPS = ['sessions', 'weigh-ins', 'coverage', 'check-ins'] as const;
export type ShareGroup = (typeof SHARE_GROUPS)[number];
