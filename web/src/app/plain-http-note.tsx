import { Alert } from '@mantine/core';
import { useWords } from '#web/words/words.tsx';

/** Says that others may listen in. A browser takes its own machine for private, http or not. */
export function PlainHttpNote() {
  const { t } = useWords();
  if (window.isSecureContext) return null;
  return (
    <Alert color="ember" variant="light" radius="md" mb="md" title={t('running.plainHttp.title')}>
      {t('running.plainHttp.body')}
    </Alert>
  );
}
