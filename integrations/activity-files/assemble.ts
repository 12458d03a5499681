import { familyOf } from '#src/kernel/sport';
import type { Sport } from '#src/kernel/sport';
import type { Device, Leg, Pause, Recording, RecordingNote } from '#src/sessions/recording.port';
import { movingTimeS } from '#integrations/activity-files/derived';
import { mainLeg, placeLegs, tidyPauses } from '#integrations/activity-files/legs';
import type { LegAt } from '#integrations/activity-files/legs';
import { LONGEST_S, sumOfKnown } from '#integrations/activity-files/plausible';
import { damaged, nothingRecorded } from '#integrations/activity-files/refusals';
import { toStreams } from '#integrations/activity-files/streams';
import type { RawTrack } from '#integrations/activity-files/track';

/** What each format finds in its own way; the same for all of them from here on. */
export interface Findings extends Pick<
  Recording,
  'format' | 'utcOffsetS' | 'ascentM' | 'movingS' | 'athlete' | 'rpe' | 'vendorSweatMl' | 'identity'
> {
  /** At least one; counted from 1970. */
  legs: LegAt[];
  /** In order. */
  track: RawTrack;
  notes: RecordingNote[];
  pauses: (startS: number, elapsedS: number) => Pause[];
  device: (sport: Sport) => Device | null;
}

/** 2000-01-01: no device that writes these formats is older, but many start from 1990 when their battery was out. */
const CLOCKS_START_S = 946_684_800;

export function assemble({ legs, track, notes, pauses, device, ...found }: Findings): Recording {
  const startS = legs.reduce((least, leg) => Math.min(least, leg.startS), track.timeS[0] ?? Infinity);
  const placed = placeLegs(legs, startS);
  const main = mainLeg(placed)!;
  const elapsedS = Math.max(...placed.map((leg) => leg.startS + leg.elapsedS));
  if (elapsedS <= 0) throw nothingRecorded();
  if (elapsedS > LONGEST_S) throw damaged();
  // Streams take the track over and count from the start: pauses look at it first.
  const stops = tidyPauses(pauses(startS, elapsedS), elapsedS);
  const swum = familyOf(main.sport) === 'swim';
  const streams = toStreams(track, startS, { swum });
  const maker = device(main.sport);
  return {
    ...found,
    sport: main.sport,
    sportRaw: placed.map((leg) => leg.sportRaw).join('|'),
    indoor: main.indoor,
    startedAt: new Date(startS * 1000),
    elapsedS,
    timerS: sumOfKnown(placed.map((leg) => leg.timerS)),
    movingS: found.movingS ?? (swum ? null : movingTimeS(streams)),
    distanceM: sumOfKnown(placed.map((leg) => leg.distanceM)),
    energyKcal: sumOfKnown(placed.map((leg) => leg.energyKcal)),
    pauses: stops,
    legs: placed.map(withoutRaw),
    streams,
    device: maker,
    vendorName: found.vendorSweatMl === null ? null : capitalised(maker?.maker ?? 'the device'),
    notes: [...notes, ...told({ startS, main, empty: track.timeS.length === 0 })],
  };
}

function told(recording: { startS: number; main: LegAt; empty: boolean }): RecordingNote[] {
  const notes: RecordingNote[] = [];
  if (recording.empty) notes.push('no-records');
  if (recording.startS < CLOCKS_START_S) notes.push('clock-not-set');
  if (recording.main.sport === 'other' && /^(generic|other|)$/i.test(recording.main.sportRaw))
    notes.push('sport-unknown');
  return notes;
}

function withoutRaw({ sportRaw: _, ...leg }: LegAt): Leg {
  return leg;
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
