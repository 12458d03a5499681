import { List, Stack, Text } from '@mantine/core';
import { KINDS } from '#web/archives/archive-shapes.ts';
import { Card } from '#web/look/card.tsx';
import { Fold } from '#web/look/fold.tsx';
import { useWords } from '#web/words/words.tsx';

const STEPS = [1, 2, 3];

/** The way to the export of each service, step by step. */
export function HowToGetThem() {
  const { t } = useWords();
  return (
    <Card title={t('archives.how.title')}>
      <Stack gap="xs">
        {KINDS.map((kind) => (
          <Fold key={kind} title={t(`archives.kind.${kind}`)}>
            <List type="ordered" size="sm" spacing="xs">
              {STEPS.map((step) => (
                <List.Item key={step}>{t(`archives.how.${kind}.${step}`)}</List.Item>
              ))}
            </List>
          </Fold>
        ))}
      </Stack>
      <Text size="sm" c="dimmed">
        {t('archives.how.order')}
      </Text>
    </Card>
  );
}
