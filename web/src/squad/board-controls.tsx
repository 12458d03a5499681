import { Button, Group, NativeSelect } from '@mantine/core';
import { type BoardView, PERIODS, SHOWS, SORTS } from '#web/squad/board-shapes.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  teamId: string;
  view: BoardView;
  onView: (view: BoardView) => void;
}

/** Which days, who of the squad and in which order; and the way onto paper. */
export function BoardControls({ teamId, view, onView }: Props) {
  const { t, language } = useWords();
  // With a semicolon numbers have a decimal comma, as a spreadsheet reads them in Swedish.
  const file = new URLSearchParams({ ...view, separator: language === 'sv' ? ';' : ',' });
  const choices = { days: PERIODS, show: SHOWS, sort: SORTS };
  return (
    <Group gap="sm" align="flex-end" data-print="no">
      {(['days', 'show', 'sort'] as const).map((of) => (
        <NativeSelect
          key={of}
          size="sm"
          label={t(`squad.view.${of}`)}
          value={view[of]}
          onChange={(event) => onView({ ...view, [of]: event.currentTarget.value })}
          data={choices[of].map((value) => ({ value, label: t(`squad.view.${of}.${value}`) }))}
        />
      ))}
      <Button variant="default" onClick={() => print()}>
        {t('squad.print')}
      </Button>
      <Button component="a" href={`/api/v1/teams/${teamId}/board.csv?${file.toString()}`} variant="default">
        {t('squad.csv')}
      </Button>
    </Group>
  );
}
