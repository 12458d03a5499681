import { Button, Container, Group, Progress, Stack, Text, Title } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import { Brand } from '#web/app/brand.tsx';
import { type Step, STEPS } from '#web/welcome/first-steps.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  step: Step;
  /** Out of the steps, which stay where they are. */
  onLeave: () => void;
  children: ReactNode;
}

/** What stands around each of the first steps: how far one is, what this one is about, and a way out. */
export function StepsFrame({ step, onLeave, children }: Props) {
  const { t } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  // Another step is another page: the keyboard and the screen reader begin at its top.
  useEffect(() => heading.current?.focus({ preventScroll: true }), [step]);
  const at = STEPS.indexOf(step) + 1;
  const told = t('welcome.progress', { at, of: STEPS.length });
  return (
    <Container component="main" size={560} py={{ base: 'md', sm: 56 }}>
      <Stack gap="lg">
        <Group justify="space-between" mih={36}>
          <Brand />
          {at < STEPS.length && (
            <Button variant="subtle" size="compact-sm" onClick={onLeave}>
              {t('welcome.leave')}
            </Button>
          )}
        </Group>
        <div>
          <Text size="sm" c="dimmed" mb={6}>
            {told}
          </Text>
          <Progress value={(at / STEPS.length) * 100} size="sm" aria-label={told} />
        </div>
        <div>
          <Title order={1} ref={heading} tabIndex={-1} style={{ outline: 'none' }}>
            {t(`welcome.${step}.title`)}
          </Title>
          <Text c="dimmed" mt={4}>
            {t(`welcome.${step}.lead`)}
          </Text>
        </div>
        {children}
      </Stack>
    </Container>
  );
}
