import { FileNotUsable } from '#src/sessions/recording.problems';
import type { Recording } from '#src/sessions/recording.port';
import { DEFAULT_LIMITS } from '#integrations/activity-files/limits';
import type { ReadLimits } from '#integrations/activity-files/limits';
import { readActivity } from '#integrations/activity-files/read-activity';

export function read(bytes: Uint8Array, limits: Partial<ReadLimits> = {}): Recording {
  return readActivity(bytes, { ...DEFAULT_LIMITS, ...limits });
}

/** Why a file was turned away; throws when it was not, or not in words. */
export function refusalOf(bytes: Uint8Array, limits: Partial<ReadLimits> = {}): FileNotUsable {
  try {
    read(bytes, limits);
  } catch (error) {
    if (error instanceof FileNotUsable) return error;
    throw error;
  }
  throw new Error('The file was read');
}
