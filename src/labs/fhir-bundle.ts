import { FASTING } from '#src/labs/lab-fhir';
import type { KeptValue } from '#src/labs/labs.shapes';
import { loincOf, MARKER_FACTS } from '#src/labs/marker-facts';
import { shownUnit, type Unit } from '#src/labs/units';

const LOINC = 'http://loinc.org';
/** The Swedish register of laboratory codes. */
const NPU = 'urn:oid:1.2.752.108.1';
const UCUM = 'http://unitsofmeasure.org';
const CATEGORY = 'http://terminology.hl7.org/CodeSystem/observation-category';

/** The values as a Bundle of Observations, FHIR R4; an interval only where the report brought one. */
export function fhirOf(values: readonly { id: string; kept: KeptValue }[]) {
  return {
    resourceType: 'Bundle',
    type: 'collection',
    ...(values.length > 0 && {
      entry: values.map(({ id, kept }) => ({ fullUrl: `urn:uuid:${id}`, resource: observationOf(id, kept) })),
    }),
  };
}

function observationOf(id: string, kept: KeptValue) {
  const { marker, value, comparator, unit, low, high, sampledAt, lab, fasting, note } = kept;
  const { npu, name } = MARKER_FACTS[marker];
  return {
    resourceType: 'Observation',
    id,
    status: 'final',
    category: [{ coding: [{ system: CATEGORY, code: 'laboratory', display: 'Laboratory' }] }],
    code: {
      coding: [
        ...npu.slice(0, 1).map((code) => ({ system: NPU, code, display: name })),
        { system: LOINC, code: loincOf(marker, unit) },
      ],
      text: name,
    },
    effectiveDateTime: sampledAt,
    ...(lab !== null && { performer: [{ display: lab }] }),
    valueQuantity: { ...quantity(value, unit), ...(comparator !== null && { comparator }) },
    ...(note !== null && { note: [{ text: note }] }),
    ...((low !== null || high !== null) && {
      referenceRange: [
        {
          ...(low !== null && { low: quantity(low, unit) }),
          ...(high !== null && { high: quantity(high, unit) }),
        },
      ],
    }),
    ...(fasting !== null && {
      component: [
        {
          code: { coding: [{ system: LOINC, code: FASTING, display: 'Fasting status' }] },
          valueBoolean: fasting,
        },
      ],
    }),
  };
}

function quantity(value: number, unit: Unit) {
  return { value, unit: shownUnit(unit) || '1', system: UCUM, code: unit };
}
