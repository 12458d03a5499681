import { Button, Group, Radio, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/api.ts';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { Question } from '#web/look/question.tsx';
import type { Offer } from '#web/links/link-shapes.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  offer: Offer;
}

/** Ends the link, after saying what becomes of what came from there. */
export function Disconnect({ offer: { brand, title, terms } }: Props) {
  const { t } = useWords();
  const [asking, question] = useDisclosure();
  const [data, setData] = useState<'keep' | 'erase'>('keep');
  const mayKeep = terms.afterUnlinking === 'owner-chooses';
  const queryClient = useQueryClient();
  const end = useMutation({
    mutationFn: () => api.unlink(brand, mayKeep ? data : 'erase'),
    // Sessions and estimates may have gone with it.
    onSuccess: () => queryClient.invalidateQueries(),
  });
  return (
    <>
      <Button variant="default" onClick={question.open}>
        {t('links.disconnect')}
      </Button>
      <Question
        asking={asking}
        title={t('links.disconnect.title', { title })}
        keep={t('links.disconnect.cancel')}
        onKeep={question.close}
      >
        <Stack gap="md">
          {mayKeep ? (
            <Radio.Group
              label={t('links.disconnect.choose', { title })}
              value={data}
              onChange={(chosen) => setData(chosen === 'erase' ? 'erase' : 'keep')}
            >
              <Stack gap="xs" mt="sm">
                <Radio value="keep" label={t('links.disconnect.keep')} />
                <Radio value="erase" label={t('links.disconnect.erase')} />
              </Stack>
            </Radio.Group>
          ) : (
            <Text>{t('links.disconnect.erase.must', { title })}</Text>
          )}
          <ProblemNote error={end.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={question.close} data-autofocus>
              {t('links.disconnect.cancel')}
            </Button>
            <Button color="ember" loading={end.isPending} onClick={() => end.mutate()}>
              {t('links.disconnect.submit')}
            </Button>
          </Group>
        </Stack>
      </Question>
    </>
  );
}
