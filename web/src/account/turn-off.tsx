import { Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Question } from '#web/look/question.tsx';
import { useWords } from '#web/words/words.tsx';

interface Props {
  /** What the button says; screen readers hear `name` with it. */
  open: string;
  name?: string;
  question: string;
  text: string;
  isPending: boolean;
  onSure: () => void;
}

/** A button that asks before it takes a way in away. */
export function TurnOff({ open, name, question, text, isPending, onSure }: Props) {
  const { t } = useWords();
  const [asking, ask] = useDisclosure();
  return (
    <>
      <Button
        variant="outline"
        color="ember"
        size="compact-md"
        loading={isPending}
        onClick={ask.open}
        {...(name !== undefined && { 'aria-label': `${open}: ${name}` })}
      >
        {open}
      </Button>
      <Question asking={asking} title={question} keep={t('factors.cancel')} onKeep={ask.close}>
        <Stack gap="md">
          <Text size="sm">{text}</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={ask.close} data-autofocus>
              {t('factors.cancel')}
            </Button>
            <Button
              color="ember"
              onClick={() => {
                ask.close();
                onSure();
              }}
            >
              {open}
            </Button>
          </Group>
        </Stack>
      </Question>
    </>
  );
}
