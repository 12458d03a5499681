import { Anchor, Button, Group, Paper, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Me } from '#web/api-shapes.ts';
import { endSteps, STEPS, stepOf } from '#web/welcome/first-steps.ts';
import { useWords } from '#web/words/words.tsx';

/** The way back to the first steps, for whoever left them half-way. */
export function UnfinishedSteps({ me }: { me: Me }) {
  const { t } = useWords();
  const [step, setStep] = useState(() => stepOf(me.accountId));
  if (step === null) return null;
  return (
    <Paper className="surface" px="md" py="xs" mb="md">
      <Group justify="space-between" gap="xs">
        <Text size="sm">
          {t('welcome.unfinished', { at: STEPS.indexOf(step) + 1, of: STEPS.length })}{' '}
          <Anchor component={Link} to="/welcome" inherit fw={600}>
            {t('welcome.goOn')}
          </Anchor>
        </Text>
        <Button
          variant="subtle"
          className="flush"
          size="compact-sm"
          onClick={() => {
            endSteps();
            setStep(null);
          }}
        >
          {t('welcome.notAgain')}
        </Button>
      </Group>
    </Paper>
  );
}
