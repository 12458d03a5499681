import { vapourKPa } from '#src/sweat/environment';
import type { Condition } from '#src/sweat/session-input';

/** Air as somebody tells it: temperature and humidity belong together. */
interface Air {
  airC: Condition | null;
  humidityPct: Condition | null;
}

/**
 * Humidity of a service's air brought to the temperature an athlete told: the same vapour in it, so that 60 % at 20 °C
 * is not taken for 60 % at 30. Where either is unknown, or nobody told the air, as it was. [Buck1996]
 */
export function vapourKept({ airC, humidityPct }: Air, toldC: Condition | null): Condition | null {
  if (!airC || !humidityPct || toldC?.source !== 'told') return humidityPct;
  const full = vapourKPa({ airC: toldC.value, humidityPct: 100 });
  const brought = (air: number, humidity: number) =>
    Math.min(100, (100 * vapourKPa({ airC: air, humidityPct: humidity })) / full);
  const value = brought(airC.value, humidityPct.value);
  const perMinute = humidityPct.perMinute?.map((humidity, minute) =>
    brought(airC.perMinute?.[minute] ?? airC.value, humidity),
  );
  return { ...humidityPct, value, ...(perMinute && { perMinute }) };
}
