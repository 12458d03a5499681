import { plain } from '#src/sessions/kept-file';
import type { Recording, Streams } from '#src/sessions/recording.port';
import type { Session } from '#src/sessions/session.entity';

const LONGEST_NAME = 120;

/** A recording as its row, without the streams. */
export function rowOf(recording: Recording, row: Pick<Session, 'id' | 'athleteId' | 'createdAt'>): Session {
  const { device, vendorName, identity, utcOffsetS, streams: _, athlete, ...same } = recording;
  const named = (text: string | null) => (text === null ? null : plain(text, LONGEST_NAME));
  return {
    ...same,
    ...row,
    sportRaw: plain(recording.sportRaw, LONGEST_NAME),
    utcOffsetS: utcOffsetS === null ? null : Math.round(utcOffsetS),
    vendorName: named(vendorName),
    identity: identity === null ? null : plain(identity, 200),
    device: device && {
      ...device,
      maker: named(device.maker),
      product: named(device.product),
      serial: named(device.serial),
    },
    deviceAthlete: athlete,
  };
}

/** The recording again, as it was read from the file. */
export function recordingOf(row: Session, streams: Streams): Recording {
  const { id: _id, athleteId: _athleteId, createdAt: _createdAt, deviceAthlete, ...same } = row;
  return { ...same, athlete: deviceAthlete, streams };
}
