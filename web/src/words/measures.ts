/** Which units somebody reads and writes. What is stored and sent is metric, in full precision, whatever this says. */
export type Units = 'metric' | 'imperial';

/** One unit a person knows, beside the metric one of the API. */
export interface Measure {
  unit: string;
  /** Decimals that a reader can use. */
  decimals: number;
  fromMetric: (value: number) => number;
  toMetric: (value: number) => number;
}

/** Exact by definition: international pound, inch and mile. */
const [KG_PER_LB, CM_PER_IN, M_PER_MI] = [0.45359237, 2.54, 1609.344];

function times(unit: string, decimals: number, metricPerUnit: number): Measure {
  return {
    unit,
    decimals,
    fromMetric: (value) => value / metricPerUnit,
    toMetric: (value) => value * metricPerUnit,
  };
}

/** By the metric unit they take the place of. Sweat and drink stay in litres, as bottles are marked in the US as well. */
const IMPERIAL = {
  kg: times('lb', 1, KG_PER_LB),
  cm: times('in', 1, CM_PER_IN),
  m: times('ft', 0, CM_PER_IN * 0.12),
  km: times('mi', 1, M_PER_MI / 1000),
  'm/s': times('mph', 1, M_PER_MI / 3600),
  'km/h': times('mph', 1, M_PER_MI / 1000),
  '°C': {
    unit: '°F',
    decimals: 0,
    fromMetric: (value: number) => value * 1.8 + 32,
    toMetric: (value: number) => (value - 32) / 1.8,
  },
} satisfies Record<string, Measure>;

const METRIC_DECIMALS: Record<string, number> = {
  kg: 1,
  km: 1,
  'm/s': 1,
  'km/h': 1,
  clo: 2,
  'mg/L': 1,
  '×': 2,
  '': 2,
};

/** How `units` write what is told in this metric unit; units nobody has another of stay as they are. */
export function measureOf(units: Units, metric: string): Measure {
  const other = (IMPERIAL as Record<string, Measure | undefined>)[metric];
  if (units === 'imperial' && other) return other;
  return times(metric, METRIC_DECIMALS[metric] ?? 0, 1);
}

/** What stands in a field: as many decimals as are shown, so that a number typed comes back as it was. */
export function shown({ fromMetric }: Measure, metric: number | null, decimals: number): number | null {
  return metric === null ? null : Number(fromMetric(metric).toFixed(decimals));
}
