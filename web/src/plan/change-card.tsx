import { SimpleGrid, Text } from '@mantine/core';
import { useState } from 'react';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { Card } from '#web/look/card.tsx';
import { KitField } from '#web/plan/kit-field.tsx';
import { litreRange } from '#web/plan/litre-words.ts';
import type { PlanDetail } from '#web/plan/plan-api.ts';
import { asItIs, isSwim } from '#web/plan/plan-draft.ts';
import { usePutPlan } from '#web/plan/plan-queries.ts';
import { RoofField } from '#web/plan/roof-field.tsx';
import { useWords } from '#web/words/words.tsx';

/** What one may still turn over in one's mind on the day before: each choice is kept, and told from range to range. */
export function ChangeCard({ plan }: { plan: PlanDetail }) {
  const words = useWords();
  const { t } = words;
  const put = usePutPlan();
  const [before, setBefore] = useState<string | null>(null);
  const { sweatL } = plan.expected;
  const now = sweatL && litreRange(words, sweatL);
  // A second choice is of the first as well, which is still on its way.
  const chosen = put.isPending ? put.variables.form : asItIs(plan);
  const change = (part: Partial<Pick<PlanDetail, 'clothing' | 'indoors'>>) => {
    setBefore(now);
    put.mutate({ id: plan.clientId, form: { ...chosen, ...part } });
  };
  const said = () => {
    if (put.isPending) return t('planning-place.change.saving');
    if (put.isError || now === null) return '';
    if (before === null) return t('planning-place.change.rest', { now });
    return t(before === now ? 'planning-place.changed.same' : 'planning-place.changed', { before, now });
  };
  return (
    <div data-print="no">
      <Card title={t('planning-place.change.title')} lead={t('planning-place.change.lead')}>
        <SimpleGrid cols={{ base: 1, xs: 2 }} style={{ alignItems: 'end' }}>
          {!isSwim(plan.sport) && (
            <KitField clothing={chosen.clothing ?? null} set={(clothing) => change({ clothing })} />
          )}
          <RoofField indoors={chosen.indoors ?? null} set={(indoors) => change({ indoors })} />
        </SimpleGrid>
        <Text role="status" size="sm" fw={before === null ? undefined : 600} mih={22} className="figures">
          {said()}
        </Text>
        <ProblemNote error={put.error} />
      </Card>
    </div>
  );
}
