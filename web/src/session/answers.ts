import type { WeighIn } from '#web/api-shapes.ts';
import type { OtherAnswer } from '#web/look/range-band.tsx';
import type { Words } from '#web/words/words.tsx';

/** What the maker of the device says a session cost. */
export interface VendorAnswer {
  name: string | null;
  litres: number;
}

type Range = { p10: number; p90: number };

/** What the maker and the scale say of the same session: for the picture, and as sentences beside it. */
export function otherAnswers(
  { t, numbers }: Pick<Words, 't' | 'numbers'>,
  sweat: Range,
  vendor: VendorAnswer | null,
  weighIn: WeighIn | null,
): { lanes: OtherAnswer[]; sentences: string[] } {
  const lanes: OtherAnswer[] = [];
  const sentences: string[] = [];
  if (vendor) {
    const name = vendor.name ?? t('vendor.maker');
    lanes.push({ name, said: `${numbers.decimal(vendor.litres, 1)} L`, value: vendor.litres, likely: null });
    sentences.push(
      t('vendor.text', {
        name,
        litres: numbers.decimal(vendor.litres, 2),
        place: placeIn(sweat, vendor.litres),
      }),
    );
  }
  const measured = weighIn?.test.measured;
  if (measured) {
    const [low, high] = [numbers.decimal(measured.p10, 1), numbers.decimal(measured.p90, 1)];
    lanes.push({
      name: t('pictures.scale.name'),
      said: `${low}–${high} L`,
      value: measured.litres,
      likely: { low: measured.p10, high: measured.p90 },
    });
    sentences.push(t('pictures.scale.text', { low, high, place: placeIn(sweat, measured.litres) }));
  }
  return { lanes, sentences };
}

function placeIn({ p10, p90 }: Range, litres: number): 'below' | 'inside' | 'above' {
  return litres < p10 ? 'below' : litres > p90 ? 'above' : 'inside';
}
