import { createHash } from 'node:crypto';
import { DAY_MS } from '#src/kernel/clock';
import { type KeptFile, plain } from '#src/sessions/kept-file';
import type { Recording, SourceRecording } from '#src/sessions/recording.port';
import type { SourceTerms } from '#src/sessions/source-terms.port';
import { keyOf, type StoredSource } from '#src/sessions/stored-source';

/** The source of every file the athlete brings. */
export const OWN = 'file';

/** What a source tells of one workout. */
export interface Told {
  source: string;
  externalId: string;
  /** Where a source tells one workout in several pieces: `summary`, `details`, `file`; else empty. */
  part: string;
  /** The workout it is a leg of, as the source names it; null otherwise. */
  legOf: string | null;
  /** Names other sources know it by: `garmin:123`. Its own is added to them. */
  aliases: string[];
  recording: SourceRecording | Recording;
  file: KeptFile | null;
  terms: SourceTerms;
}

const LONGEST_NAME = 120;
const LONGEST_ID = 200;

/** Changes with anything that is told. */
export function digestOf(told: Told, streams: Uint8Array | null): string {
  if (told.source === OWN) return told.externalId;
  const { file, recording, aliases, legOf } = told;
  const contents = file ? file.sha256 : JSON.stringify(sourceRecordingOf(recording, streams !== null));
  const digest = createHash('sha256').update(JSON.stringify([contents, [...aliases].sort(), legOf]));
  if (!file && streams) digest.update(streams);
  return digest.digest('hex');
}

/** Its row, in no session yet. */
export function sourceRowOf(
  told: Told,
  { id, athleteId, digest, receivedAt, hasStreams }: Arrived,
): StoredSource['row'] {
  const { source, externalId, part, legOf, terms } = told;
  const recording = sourceRecordingOf(told.recording, hasStreams);
  return {
    id,
    sessionId: null,
    athleteId,
    source,
    externalId,
    part,
    legOf,
    ...columnsOf(terms, receivedAt),
    startedAt: recording.startedAt,
    elapsedS: recording.elapsedS,
    digest,
    recording,
    receivedAt,
    purgedAt: null,
  };
}

interface Arrived {
  id: string;
  athleteId: string;
  digest: string;
  receivedAt: Date;
  hasStreams: boolean;
}

/** What a source's terms come to in a row. */
export function columnsOf(terms: SourceTerms, receivedAt: Date) {
  return {
    shareable: terms.others !== 'never',
    placeRoundingDeg: terms.placeRoundingDeg,
    derived: terms.derived,
    expiresAt: terms.rawDays === null ? null : new Date(receivedAt.getTime() + terms.rawDays * DAY_MS),
  };
}

/** Every name it is known by. */
export function aliasesOf(told: Told): string[] {
  const { source, externalId, recording, aliases } = told;
  const names = [...aliases, keyOf(told), `${source}:${externalId}`];
  if (recording.identity !== null) names.push(`recording:${recording.identity}`);
  return [...new Set(names.map((name) => plain(name, LONGEST_ID)))];
}

/** A recording without its streams, as a database takes it. */
export function sourceRecordingOf(
  recording: SourceRecording | Recording,
  hasStreams: boolean,
): SourceRecording {
  const { streams: _, ...same } = { streams: null, ...recording };
  const { device, vendorName, identity, utcOffsetS, notes } = same;
  const named = (text: string | null) => (text === null ? null : plain(text, LONGEST_NAME));
  const lacksNote = !hasStreams && !notes.includes('no-records');
  return {
    ...same,
    sportRaw: plain(same.sportRaw, LONGEST_NAME),
    utcOffsetS: utcOffsetS === null ? null : Math.round(utcOffsetS),
    vendorName: named(vendorName),
    identity: identity === null ? null : plain(identity, LONGEST_ID),
    device: device && {
      ...device,
      maker: named(device.maker),
      product: named(device.product),
      serial: named(device.serial),
    },
    notes: lacksNote ? [...notes, 'no-records'] : notes,
  };
}

/** What may outlive the raw form: what was done, when, and for how long. */
export function bareRecording(recording: SourceRecording): SourceRecording {
  const { format, sport, sportRaw, startedAt, utcOffsetS, elapsedS, athlete, notes } = recording;
  const nobody = Object.fromEntries(Object.keys(athlete).map((fact) => [fact, null]));
  return {
    format,
    sport,
    sportRaw,
    startedAt,
    utcOffsetS,
    elapsedS,
    indoor: null,
    timerS: null,
    movingS: null,
    distanceM: null,
    ascentM: null,
    energyKcal: null,
    pauses: [],
    legs: [
      {
        sport,
        indoor: null,
        startS: 0,
        elapsedS,
        timerS: null,
        distanceM: null,
        energyKcal: null,
        averageHeartRateBpm: null,
        averagePowerW: null,
        poolLengthM: null,
      },
    ],
    device: null,
    athlete: nobody as unknown as SourceRecording['athlete'],
    rpe: null,
    vendorSweatMl: null,
    vendorName: null,
    identity: null,
    notes: [...notes.filter((note) => note === 'start-hidden' || note === 'clock-not-set'), 'no-records'],
  };
}
