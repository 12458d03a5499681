import { Anchor, Center, List, Loader, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Estimate, SessionSummary } from '#web/api-shapes.ts';
import { Card } from '#web/look/card.tsx';
import { useWords } from '#web/words/words.tsx';

interface Props {
  estimate: Estimate;
  vendor: Pick<SessionSummary, 'vendorSweatMl' | 'vendorName'>;
}

/** While the range is on its way, and when there is none: why, and what to do. */
export function NoRange({ estimate, vendor }: Props) {
  const { t, tOr, numbers } = useWords();
  if (estimate.state === 'waiting') {
    return (
      <Card title={t('sweat.title')}>
        <Center mih={180}>
          <Stack align="center" gap="sm" role="status">
            <Loader type="dots" aria-hidden="true" />
            <Text>{t('noRange.waiting')}</Text>
          </Stack>
        </Center>
      </Card>
    );
  }
  return (
    <Card title={t(`noRange.${estimate.state === 'failed' ? 'failed' : 'abstained'}.title`)}>
      <Text>{t(`noRange.${estimate.state === 'failed' ? 'failed' : 'abstained'}.text`)}</Text>
      {estimate.reasons.length > 0 && (
        <List spacing="xs">
          {estimate.reasons.map((reason) => (
            <List.Item key={reason}>{tOr([`estimate.reason.${reason}`], reason)}</List.Item>
          ))}
        </List>
      )}
      {estimate.reasons.includes('mass-unknown') && (
        <Anchor component={Link} to="/profile">
          {t('massNeeded.link')}
        </Anchor>
      )}
      {vendor.vendorSweatMl !== null && (
        <Text size="sm" c="dimmed">
          {t('vendor.alone', {
            name: vendor.vendorName ?? t('vendor.maker'),
            litres: numbers.decimal(vendor.vendorSweatMl / 1000, 2),
          })}
        </Text>
      )}
    </Card>
  );
}
