import {
  type FitMessage,
  type MessageDefinition,
  walkMessages,
} from '#integrations/activity-files/fit-messages';

/** What a FIT file says of itself in its first message. */
export interface FitHead {
  /** 4 is an activity; monitoring, sleep and settings have others. */
  type: number;
  serial: number | null;
  /** Seconds since 1970; null where the device did not know. */
  createdS: number | null;
}

/** Enough for the header, the first definition and the first message, whatever the device adds to them. */
export const FIT_HEAD_BYTES = 1024;

const FILE_ID = 0;
const FIT_EPOCH_S = 631_065_600;
const NOTHING = 0xffffffff;

/** null for what is no FIT file. */
export function readFitHead(bytes: Uint8Array): FitHead | null {
  if (bytes.length < 14 || Buffer.from(bytes.subarray(8, 12)).toString('latin1') !== '.FIT') return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let head: FitHead | null = null;
  walkMessages(bytes, {
    onDefinition: () => undefined,
    onMessage: ({ definition, content }: FitMessage) => {
      if (definition.globalNumber !== FILE_ID || head !== null) return;
      const { littleEndian } = definition;
      const wide = (number: number) => {
        const at = placeOf(definition, number, 4);
        const value = at === null ? NOTHING : view.getUint32(content + at, littleEndian);
        return value === NOTHING || value === 0 ? null : value;
      };
      const at = placeOf(definition, 0, 1);
      const createdS = wide(4);
      head = {
        type: at === null ? NaN : view.getUint8(content + at),
        serial: wide(3),
        createdS: createdS && createdS + FIT_EPOCH_S,
      };
    },
  });
  return head;
}

function placeOf({ fields }: MessageDefinition, number: number, size: number): number | null {
  return fields.find((field) => field.number === number && field.size === size)?.offset ?? null;
}
