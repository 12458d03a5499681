/** What somebody lost on a day of their calendar, as a likely range (one in ten is below, one in ten above), litres. */
export interface DayLoss {
  /** YYYY-MM-DD. */
  day: string;
  lowL: number;
  highL: number;
}

/** Sweat losses that may leave the house: made of shareable data alone. */
export abstract class ShareableLosses {
  /** The days since `day` with something on them; a day on which something is still being reckoned is left out. */
  abstract since(athleteId: string, day: string): Promise<{ losses: DayLoss[]; unsettled: string[] }>;
}
