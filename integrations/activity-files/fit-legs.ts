import type { ParsedFit } from 'fit-file-parser';
import type { Pause } from '#src/sessions/recording.port';
import { isIndoor, sportOf } from '#integrations/activity-files/fit-sports';
import type { LegAt } from '#integrations/activity-files/legs';
import { epochS, LONGEST_S, within } from '#integrations/activity-files/plausible';
import type { RawTrack } from '#integrations/activity-files/track';

type Session = NonNullable<ParsedFit['sessions']>[number];

/** A leg for each session that knows when and how long it was. */
export function readLegs(fit: ParsedFit, track: RawTrack): LegAt[] {
  return (fit.sessions ?? []).flatMap((session) => {
    const elapsedS =
      within(session.total_elapsed_time, 0, LONGEST_S) ?? within(session.total_timer_time, 0, LONGEST_S);
    const startS = startOf(session, elapsedS ?? 0);
    if (startS === null || elapsedS === null) return [];
    return [legOf(session, { startS, elapsedS, hasPosition: hasPosition(track, startS, startS + elapsedS) })];
  });
}

function startOf(session: Session, elapsedS: number): number | null {
  const endS = epochS(session.timestamp);
  return epochS(session.start_time) ?? (endS === null ? null : endS - elapsedS);
}

function legOf(session: Session, at: { startS: number; elapsedS: number; hasPosition: boolean }): LegAt {
  const sport = String(session.sport ?? 'generic');
  const subSport = String(session.sub_sport ?? 'generic');
  const timerS = within(session.total_timer_time, 0, LONGEST_S);
  return {
    sport: sportOf(sport, subSport),
    sportRaw: rawName(sport, subSport),
    indoor: isIndoor(sport, subSport, at.hasPosition),
    startS: at.startS,
    elapsedS: Math.max(at.elapsedS, timerS ?? 0),
    timerS,
    distanceM: within(session.total_distance, 0, 2_000_000),
    energyKcal: within(session.total_calories, 1, 60_000),
    averageHeartRateBpm: within(session.avg_heart_rate, 25, 250),
    averagePowerW: within(session.avg_power, 1, 2500),
    poolLengthM: within(session.pool_length, 5, 200),
  };
}

function rawName(sport: string, subSport: string): string {
  return subSport === 'generic' ? sport : `${sport}/${subSport}`;
}

/** The one leg of a file that broke off before it wrote its sessions: the sport is still written early on. */
export function legOfTrack(fit: ParsedFit, track: RawTrack): LegAt {
  const named = fit.sports ?? [];
  const sport =
    named.length === 1 ? String(named[0]!.sport ?? 'generic') : named.length > 1 ? 'multisport' : 'generic';
  const subSport = named.length === 1 ? String(named[0]!.sub_sport ?? 'generic') : 'generic';
  const startS = track.timeS[0]!;
  const elapsedS = track.timeS.at(-1)! - startS;
  return {
    sport: sportOf(sport, subSport),
    sportRaw: rawName(sport, subSport),
    indoor: isIndoor(sport, subSport, hasPosition(track, startS, startS + elapsedS)),
    startS,
    elapsedS,
    timerS: null,
    distanceM: track.channels.distanceM?.findLast((metres) => metres >= 0 && metres < 2_000_000) ?? null,
    energyKcal: null,
    averageHeartRateBpm: null,
    averagePowerW: null,
    poolLengthM: null,
  };
}

function hasPosition({ timeS, channels }: RawTrack, fromS: number, toS: number): boolean {
  const { latitudeDeg, longitudeDeg } = channels;
  if (!latitudeDeg || !longitudeDeg) return false;
  const found = (row: number) => Math.abs(latitudeDeg[row]!) + Math.abs(longitudeDeg[row]!) > 0;
  return timeS.some((time, row) => time >= fromS && time <= toS && found(row));
}

/** From each stop of the timer to its next start; the last stop may last until the athlete saved. null: no timer event. */
export function readPauses(fit: ParsedFit, startS: number, elapsedS: number): Pause[] | null {
  const events = (fit.events ?? []).filter((event) => event.event === 'timer');
  if (events.length === 0) return null;
  const turns = events
    .map((event) => ({
      atS: (epochS(event.timestamp) ?? NaN) - startS,
      starts: event.event_type === 'start',
    }))
    .filter(({ atS }) => atS >= -1 && atS <= elapsedS + 1)
    .sort((a, b) => a.atS - b.atS);
  const pauses: Pause[] = [];
  let stoppedS: number | null = null;
  for (const { atS, starts } of turns) {
    if (!starts) stoppedS ??= atS;
    else if (stoppedS !== null) {
      pauses.push({ startS: stoppedS, endS: atS });
      stoppedS = null;
    }
  }
  if (stoppedS !== null) pauses.push({ startS: stoppedS, endS: elapsedS });
  return pauses;
}
