/** Who tells the weather, by the name of the service. */
export type Teller = 'open-meteo' | 'met-norway' | 'smhi';

/** Which values of the sky a service knows. */
export type Told = 'airC' | 'humidityPct' | 'windMs' | 'radiationWm2';

/** Hours of which a service has nothing, or not everything. */
export interface Gap {
  /** All of them if not said. */
  teller?: Teller;
  from: Date;
  to: Date;
  /** All values if not said. */
  values?: Told[];
}

/** The holes in what the services know. */
export class Gaps {
  private readonly gaps: Gap[] = [];

  add(gap: Gap): void {
    this.gaps.push(gap);
  }

  clear(): void {
    this.gaps.length = 0;
  }

  has(teller: Teller, value: Told | null, at: Date): boolean {
    return this.gaps.some(
      (gap) =>
        (gap.teller ?? teller) === teller &&
        gap.from <= at &&
        at <= gap.to &&
        (!gap.values || (value !== null && gap.values.includes(value))),
    );
  }
}
