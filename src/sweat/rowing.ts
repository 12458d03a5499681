/** What it costs to slide the body to and fro, seen as power at the handle, W (50 to 60). [diPrampero1971] */
const SLIDING_W = 55;

/** Share of the metabolic power that reaches the handle (0.19 to 0.20). [diPrampero1971] */
const HANDLE_EFFICIENCY = 0.195;

/** More than this at the handle, as a minute's mean, is a broken sensor, W. */
export const HIGHEST_ROWING_POWER_W = 1000;

/** Gross metabolic power, W, of rowing `powerW` at the handle (0 to 1000). [diPrampero1971] */
export function rowingMetabolicW(powerW: number): number {
  return (powerW + SLIDING_W) / HANDLE_EFFICIENCY;
}
