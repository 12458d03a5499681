import { Button, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { factorApi } from '#web/account/factor-api.ts';
import { useConfirmed } from '#web/account/use-confirmed.tsx';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { Card } from '#web/look/card.tsx';
import { useWords } from '#web/words/words.tsx';

interface Props {
  left: number;
  onMade: (codes: string[]) => void;
}

/** For the day the phone is gone. */
export function RecoveryCodesCard({ left, onMade }: Props) {
  const { t } = useWords();
  const confirmed = useConfirmed();
  const make = useMutation({
    mutationFn: () => confirmed(factorApi.makeRecoveryCodes),
    onSuccess: ({ codes }) => onMade(codes),
  });
  return (
    <Card title={t('factors.codes.title')} lead={t('factors.codes.lead')}>
      <Text size="sm">{t('factors.codes.left', { left })}</Text>
      <Button
        variant="default"
        size="md"
        w="fit-content"
        loading={make.isPending}
        onClick={() => make.mutate()}
      >
        {t('factors.codes.make')}
      </Button>
      <ProblemNote error={make.error} />
    </Card>
  );
}
