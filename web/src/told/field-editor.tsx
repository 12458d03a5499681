import { SPORTS } from '#web/look/sports.ts';
import type { Estimate, SessionDetail } from '#web/api-shapes.ts';
import { CLOTHING } from '#web/api-shapes.ts';
import { ChoiceEditor } from '#web/told/choice-editor.tsx';
import type { Editing } from '#web/told/editor-form.tsx';
import { NumberEditor } from '#web/told/number-editor.tsx';
import { beginning, WINDS } from '#web/told/told-fields.ts';
import type { Field, Told } from '#web/told/told-queries.ts';
import { useWords } from '#web/words/words.tsx';

interface Props extends Editing<NonNullable<Told[Field]>> {
  field: Field;
  session: SessionDetail;
  estimate: Estimate;
  told: Told;
}

/** The right field for what is put right. */
export function FieldEditor({ field, session, estimate, told, ...editing }: Props) {
  const words = useWords();
  const { t, tOr, language } = words;
  const label = t(`told.field.${field}`);
  switch (field) {
    case 'sport': {
      const options = SPORTS.map((value) => ({ value, name: tOr([`sport.${value}`], value) })).sort((a, b) =>
        a.name.localeCompare(b.name, language),
      );
      const why = session.multisport ? t('told.why.multisport') : t('told.why.sport');
      return (
        <ChoiceEditor
          {...editing}
          label={label}
          why={why}
          options={options}
          from={SPORTS.find((sport) => !session.multisport && sport === session.sport) ?? null}
        />
      );
    }
    case 'indoor': {
      const options = [true, false].map((value) => ({
        value,
        name: t(value ? 'told.indoor.yes' : 'told.indoor.no'),
      }));
      const took = estimate.inputs.find(({ name }) => name === 'indoor')?.value;
      const from = told.indoor ?? (typeof took === 'boolean' ? took : session.indoor);
      return (
        <ChoiceEditor
          {...editing}
          label={label}
          why={t('told.why.indoor')}
          options={options}
          // What is put right is most often the opposite.
          from={told.indoor === null && from !== null ? !from : from}
        />
      );
    }
    case 'clothing': {
      const options = CLOTHING.map((value) => ({ value, name: t(`profile.clothing.${value}`) }));
      return (
        <ChoiceEditor
          {...editing}
          label={label}
          why={t('told.why.clothing')}
          options={options}
          from={told.clothing}
        />
      );
    }
    case 'windMs': {
      const isIndoors = estimate.inputs.find(({ name }) => name === 'indoor')?.value === true;
      const options = Object.entries(WINDS[isIndoors ? 'indoors' : 'outdoors']).map(([name, value]) => ({
        value,
        name: t(`told.wind.${name}`),
      }));
      const why = isIndoors ? t('told.why.fan') : t('told.why.windMs');
      return <ChoiceEditor {...editing} label={label} why={why} options={options} from={told.windMs} />;
    }
    default:
      return <NumberEditor {...editing} field={field} from={beginning(field, told, estimate)} />;
  }
}
