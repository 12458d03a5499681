import FitParser from 'fit-file-parser';
import type { ParsedFit } from 'fit-file-parser';
import { walkMessages } from '#integrations/activity-files/fit-messages';
import { readRecords, RecordPositions } from '#integrations/activity-files/fit-records';
import { damaged, tooManyRecords } from '#integrations/activity-files/refusals';
import type { RawTrack } from '#integrations/activity-files/track';

export interface FitContent {
  /** Everything but the records, as fit-file-parser names it. */
  summaries: ParsedFit;
  records: RawTrack;
  /** False: the file breaks off early, and this is what was whole. */
  whole: boolean;
}

const RECORD = 20;

/** file_id, user_profile, zones_target, sport, session, event, device_info, activity, user_metrics, max_met_data */
const SUMMARY_MESSAGES = new Set([0, 3, 7, 12, 18, 21, 23, 34, 79, 229]);

/** Splits a FIT file into its records, read as columns, and its summaries, read by fit-file-parser. */
export function readFitContent(bytes: Uint8Array, maxRecords: number): FitContent {
  const headerSize = bytes[0];
  if ((headerSize !== 12 && headerSize !== 14) || bytes.length < headerSize) throw damaged();
  const records = new RecordPositions();
  const kept: Uint8Array[] = [];
  const whole = walkMessages(bytes, {
    onDefinition: (definition, start, end) => {
      if (SUMMARY_MESSAGES.has(definition.globalNumber)) kept.push(bytes.subarray(start, end));
    },
    onMessage: ({ definition, start, content, end, timeS }) => {
      if (SUMMARY_MESSAGES.has(definition.globalNumber)) kept.push(bytes.subarray(start, end));
      if (definition.globalNumber !== RECORD) return;
      if (records.length === maxRecords) throw tooManyRecords(maxRecords);
      records.add(definition, content, timeS);
    },
  });
  return {
    summaries: parseSummaries(bytes.subarray(0, headerSize), kept),
    records: readRecords(bytes, records),
    whole,
  };
}

/** A FIT file of its own with the summary messages alone; the parser is told not to mind the missing checksums. */
function parseSummaries(header: Uint8Array, messages: Uint8Array[]): ParsedFit {
  const file = Buffer.concat([header, ...messages, new Uint8Array(2)]);
  file.writeUInt32LE(file.length - header.length - 2, 4);
  let parsed: ParsedFit | undefined;
  new FitParser({ force: true, mode: 'list' }).parse(file, (error, content) => {
    if (error) throw damaged(error);
    parsed = content;
  });
  if (!parsed) throw damaged();
  return parsed;
}
