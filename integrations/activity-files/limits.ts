/** How much a single file may ask of us before it is turned away. */
export interface ReadLimits {
  /** Size as it arrives, bytes. */
  maxBytes: number;
  /** Size after inflating a gzip, bytes: what stops a decompression bomb. */
  maxInflatedBytes: number;
  /** Records (one a second, mostly): 200,000 is 55 hours at 1 Hz. */
  maxRecords: number;
  /** Wall-clock time in a worker thread, seconds. */
  maxSeconds: number;
  /** JavaScript heap of a worker thread, MiB. */
  maxMemoryMib: number;
}

const MIB = 1024 * 1024;

export const DEFAULT_LIMITS: ReadLimits = {
  maxBytes: 20 * MIB,
  maxInflatedBytes: 64 * MIB,
  maxRecords: 200_000,
  maxSeconds: 30,
  maxMemoryMib: 512,
};
