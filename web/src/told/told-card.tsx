import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Estimate, SessionDetail } from '#web/api-shapes.ts';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { Card } from '#web/look/card.tsx';
import { Fold } from '#web/look/fold.tsx';
import { Effort } from '#web/session/effort.tsx';
import { CourseNote } from '#web/told/course-note.tsx';
import { FieldRow } from '#web/told/field-row.tsx';
import { fieldsOf } from '#web/told/told-fields.ts';
import { type Field, type Told, toldQuery, useTelling } from '#web/told/told-queries.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  session: SessionDetail;
  estimate: Estimate;
}

/** How hard it felt, and what was taken for the session: each to be put right by whoever did it. */
export function ToldCard({ session, estimate }: Props) {
  const { t } = useWords();
  return (
    <Card title={t('told.title')} lead={t(estimate.frozen ? 'told.lead.frozen' : 'told.lead')}>
      {!estimate.frozen && (
        <Fold title={t('told.fold')}>
          <Corrections session={session} estimate={estimate} />
        </Fold>
      )}
      <Effort sessionId={session.id} />
    </Card>
  );
}

const NOTHING: Told = {
  sport: null,
  indoor: null,
  clothing: null,
  airC: null,
  humidityPct: null,
  windMs: null,
  waterC: null,
  massKg: null,
};

function Corrections({ session, estimate }: Props) {
  const { t, tOr } = useWords();
  const { data, error } = useQuery(toldQuery(session.id));
  const { save, course } = useTelling(session.id);
  if (data === undefined) return <ProblemNote error={error} />;
  const { told, recorded } = data;
  const onSay = (field: Field, word: Told[Field]) => save.mutateAsync({ ...told, [field]: word });
  const saysOtherSport = told.sport !== null && (recorded.multisport || told.sport !== recorded.sport);
  const original = recorded.multisport ? 'multisport' : recorded.sport;
  return (
    <>
      <CourseNote course={course} now={estimate.sweat} />
      <ProblemNote error={save.error} />
      {fieldsOf(session).map((field) => (
        <FieldRow
          key={field}
          {...{ field, session, estimate, told, onSay }}
          isSaving={save.isPending || course.at === 'reckoning'}
        />
      ))}
      {saysOtherSport && (
        <Text size="xs" c="dimmed">
          {t('told.original', { sport: tOr([`sport.${original}`], original) })}
        </Text>
      )}
      {data.toldAt !== null && (
        <Group pt="xs">
          <Button
            variant="subtle"
            className="flush"
            color="gray"
            size="compact-sm"
            loading={save.isPending}
            onClick={() => save.mutate(NOTHING)}
          >
            {t('told.takeAllBack')}
          </Button>
        </Group>
      )}
    </>
  );
}
