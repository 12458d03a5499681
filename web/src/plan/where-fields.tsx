import { KitField } from '#web/plan/kit-field.tsx';
import { PlaceField } from '#web/plan/place-field.tsx';
import { isSwim, type PlanDraft } from '#web/plan/plan-draft.ts';
import { RoofField } from '#web/plan/roof-field.tsx';

interface Props {
  draft: PlanDraft;
  set: (part: Partial<PlanDraft>) => void;
}

/** Under which roof or sky, where, and in which kit. */
export function WhereFields({ draft, set }: Props) {
  return (
    <>
      <RoofField indoors={draft.indoors} set={(indoors) => set({ indoors })} />
      {draft.indoors !== true && <PlaceField draft={draft} set={set} />}
      {!isSwim(draft.sport) && <KitField clothing={draft.clothing} set={(clothing) => set({ clothing })} />}
    </>
  );
}
