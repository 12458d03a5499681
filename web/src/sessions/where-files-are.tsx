import { List } from '@mantine/core';
import { Fold } from '#web/look/fold.tsx';
import { useWords } from '#web/words/words.tsx';

const PLACES = ['garmin', 'strava', 'polar', 'device'] as const;

/** For the first time: where the makers hide a recording. */
export function WhereFilesAre() {
  const { t } = useWords();
  return (
    <Fold title={t('files.title')}>
      <List size="sm" spacing="xs">
        {PLACES.map((place) => (
          <List.Item key={place}>{t(`files.${place}`)}</List.Item>
        ))}
      </List>
    </Fold>
  );
}
