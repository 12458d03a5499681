import { Anchor, Button, Group, List, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Card } from '#web/look/card.tsx';
import { Fold } from '#web/look/fold.tsx';
import { axis } from '#web/look/range.ts';
import { Grey } from '#web/squad/grey.tsx';
import { PlanForm } from '#web/squad/plan-form.tsx';
import { planApi, type TeamPlan } from '#web/squad/plan-queries.ts';
import { SmallBand } from '#web/squad/small-band.tsx';
import { Sure } from '#web/teams/sure.tsx';
import { useTeamChange } from '#web/teams/team-queries.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  teamId: string;
  timeZone: string;
  plan: TeamPlan;
}

/** One planned session with the litres to have there, as a range. */
export function PlanTold({ teamId, timeZone, plan }: Props) {
  const { t, tOr, numbers } = useWords();
  const remove = useTeamChange(() => planApi.remove(teamId, plan.clientId));
  const [isChanging, setChanging] = useState(false);
  const facts = [
    numbers.dateTime(plan.startsAt, plan.utcOffsetS),
    tOr([`sport.${plan.sport}`], plan.sport),
    numbers.duration(plan.durationS),
    ...(plan.effort === null ? [] : [t(`squad.plan.effort.${plan.effort}`)]),
  ];
  return (
    <Card title={plan.name} lead={facts.join(' · ')}>
      {plan.water === null ? <Grey>{t('squad.water.later')}</Grey> : <Water water={plan.water} />}
      {isChanging && (
        <PlanForm teamId={teamId} timeZone={timeZone} plan={plan} onDone={() => setChanging(false)} />
      )}
      <Group>
        {!isChanging && (
          <Button
            variant="default"
            size="compact-sm"
            aria-label={t('squad.plan.change.label', { name: plan.name })}
            onClick={() => setChanging(true)}
          >
            {t('squad.plan.change')}
          </Button>
        )}
        <Sure
          title={t('squad.plan.remove.sure', { name: plan.name })}
          text={t('squad.plan.remove.text')}
          submit={t('squad.plan.remove')}
          mutation={remove}
          target={(ask) => (
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              aria-label={t('squad.plan.remove.label', { name: plan.name })}
              onClick={ask}
            >
              {t('squad.plan.remove')}
            </Button>
          )}
        />
      </Group>
    </Card>
  );
}

function Water({ water }: { water: NonNullable<TeamPlan['water']> }) {
  const { t, tOr, numbers } = useWords();
  const { bringL, sweatL, people, ownData, assumptions, reasons, weather } = water;
  const litres = (value: number) => numbers.decimal(value, Number.isInteger(value) ? 0 : 1);
  if (bringL === null)
    return <Grey>{reasons.map((reason) => tOr([`estimate.reason.${reason}`], reason)).join(' ')}</Grey>;
  return (
    <Stack gap="xs" className="figures">
      <Text fz="lg" fw={620}>
        {t('squad.water.bring', { low: litres(bringL.lowL), high: litres(bringL.highL) })}
      </Text>
      <SmallBand
        range={{ low: bringL.lowL, mid: (bringL.lowL + bringL.highL) / 2, high: bringL.highL }}
        full={axis(bringL.highL * 1.04).full}
        tone="sweat"
      />
      {sweatL !== null && (
        <Text size="sm">
          {t('squad.water.sweat', {
            count: people.all,
            low: litres(sweatL.lowL),
            high: litres(sweatL.highL),
          })}
        </Text>
      )}
      <Text size="sm">{t('squad.water.thirst')}</Text>
      <Fold title={t('squad.water.rests')}>
        <List size="sm" spacing={4}>
          <List.Item>
            {ownData === 'used'
              ? t('squad.water.own.used', { count: people.fromOwnData, all: people.all })
              : t(`squad.water.own.${ownData}`)}
          </List.Item>
          {assumptions.map((assumption) => (
            <List.Item key={assumption}>{tOr([`plan.assumption.${assumption}`], assumption)}</List.Item>
          ))}
          {weather.map(({ text, url }) => (
            <List.Item key={url}>
              <Anchor href={url} rel="noreferrer" target="_blank" underline="always" size="sm">
                {text}
              </Anchor>
            </List.Item>
          ))}
        </List>
      </Fold>
    </Stack>
  );
}
