import type { Device, DeviceKind } from '#src/sessions/recording.port';

/** How much warmer than the air a settled thermometer reads, °C, and how sure that is (standard deviation, °C). */
export interface DeviceBias {
  biasC: number;
  sdC: number;
}

/** What such devices usually do. [GarminTemp, own] */
const USUAL: Record<DeviceKind, DeviceBias> = {
  watch: { biasC: 5, sdC: 3 },
  bike_computer: { biasC: 1, sdC: 2 },
  pod: { biasC: 0.5, sdC: 1.5 },
  phone: { biasC: 5, sdC: 4 },
  other: { biasC: 3, sdC: 3 },
};

/** What is usual counts as this many sessions beside a weather service, so that one odd day decides nothing. [own] */
const USUAL_COUNTS_FOR = 3;
/** A thermometer this far from the air lay in a car or on a stove, °C: nothing is learned from it. [own] */
const BELIEVED_C = { from: -5, to: 20 };
/** However often one has looked, the weather it was held against is itself off by this much, °C. [own] */
const NEVER_CLOSER_C = 1.5;

/** By what one device of an athlete is known again: its serial number, else its make; null where it tells neither. */
export function deviceKeyOf(device: Device | null): string | null {
  const name = device?.serial ?? device?.product;
  return name ? [device!.maker, name].filter(Boolean).join(' ') : null;
}

/** Whether a device that read so much warmer than the air, °C, was worn or mounted as usual. */
export function isTelling(deviceMinusAirC: number): boolean {
  return deviceMinusAirC >= BELIEVED_C.from && deviceMinusAirC <= BELIEVED_C.to;
}

/**
 * What is usual for such a device, drawn towards what this one has read beside known air: after three sessions half of
 * it is its own, after ten three quarters. The spread is that of sessions around it, never below the weather's own.
 */
export function biasOf(kind: DeviceKind, deviceMinusAirC: readonly number[]): DeviceBias {
  const usual = USUAL[kind];
  const weight = USUAL_COUNTS_FOR + deviceMinusAirC.length;
  const sum = (of: (differenceC: number) => number) =>
    deviceMinusAirC.reduce((total, differenceC) => total + of(differenceC), 0);
  const biasC = (USUAL_COUNTS_FOR * usual.biasC + sum((differenceC) => differenceC)) / weight;
  const variance = (USUAL_COUNTS_FOR * usual.sdC ** 2 + sum((each) => (each - biasC) ** 2)) / weight;
  return {
    biasC,
    sdC: deviceMinusAirC.length === 0 ? usual.sdC : Math.max(NEVER_CLOSER_C, Math.sqrt(variance)),
  };
}
