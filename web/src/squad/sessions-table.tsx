import { Table, Text } from '@mantine/core';
import { inOneBreath } from '#web/look/range-words.ts';
import { litresWords, shareWords } from '#web/squad/board-words.ts';
import type { SessionLine } from '#web/squad/board-shapes.ts';
import { Grey } from '#web/squad/grey.tsx';
import { useWords } from '#web/words/words.tsx';

/** Each session in short, newest first. */
export function SessionsTable({ sessions }: { sessions: SessionLine[] }) {
  const words = useWords();
  const { t, tOr, numbers } = words;
  const columns = ['day', 'minutes', 'sweat', 'load'] as const;
  return (
    <div tabIndex={0} role="group" aria-label={t('squad.member.sessions')} style={{ overflowX: 'auto' }}>
      <Table className="figures" verticalSpacing={6} miw={520}>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th key={column}>{t(`squad.session.${column}`)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sessions.map(({ day, sport, minutes, isHot, sweat, load }, index) => (
            <Table.Tr key={`${day} ${index}`} style={{ verticalAlign: 'top' }}>
              <Table.Th scope="row" fw={500}>
                {tOr([`sport.${sport}`], sport)}
                <Text size="xs" c="dimmed">
                  {numbers.day(day)}
                </Text>
              </Table.Th>
              <Table.Td>
                {numbers.duration(minutes * 60)}
                {isHot && (
                  <Text size="xs" c="dimmed">
                    {t('squad.session.hot')}
                  </Text>
                )}
              </Table.Td>
              <Table.Td>
                {sweat === null ? (
                  <Grey>{t('squad.session.noSweat')}</Grey>
                ) : (
                  <>
                    {inOneBreath(litresWords(words, sweat.litres))}
                    {sweat.pct !== null && (
                      <Text size="xs" c="dimmed">
                        {shareWords(words, 'squad.sweat.pctLong', sweat.pct)}
                      </Text>
                    )}
                  </>
                )}
              </Table.Td>
              <Table.Td>
                {load === null ? (
                  <Grey>{t('squad.session.noLoad')}</Grey>
                ) : (
                  t(`coaching.session-load.${load}`)
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
