import { DropFrame } from '#web/look/drop-frame.tsx';
import { useWords } from '#web/words/words.tsx';

interface Props {
  onFiles: (files: File[]) => void;
  /** With room to explain, while there is nothing else on the page. */
  inviting: boolean;
}

/** Where workout files are handed in. */
export function DropZone({ onFiles, inviting }: Props) {
  const { t } = useWords();
  return (
    <DropFrame
      onFiles={onFiles}
      inviting={inviting}
      label={t('drop.label')}
      invite={t('drop.invite')}
      formats={t('drop.formats')}
      more={t('drop.more')}
    />
  );
}
