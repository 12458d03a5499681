import { Table, Text } from '@mantine/core';
import { inOneBreath } from '#web/look/range-words.ts';
import { litresWords, shareWords } from '#web/squad/board-words.ts';
import type { SessionLine } from '#web/squad/board-shapes.ts';
import { Grey } from '#web/squad/grey.tsx';
import { Unbroken } from '#web/look/unbroken.tsx';
import { useWords } from '#web/words/words.tsx';

/** Each session in short, newest first; narrow enough for a phone. */
export function SessionsTable({ sessions }: { sessions: SessionLine[] }) {
  const words = useWords();
  const { t, tOr, numbers } = words;
  const columns = ['day', 'minutes', 'sweat'] as const;
  return (
    <div tabIndex={0} role="group" aria-label={t('squad.member.sessions')} style={{ overflowX: 'auto' }}>
      <Table className="figures" verticalSpacing={6} horizontalSpacing={6}>
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
                <Text size="xs" c="dimmed" {...(load === null && { fs: 'italic' })}>
                  {load === null
                    ? `${t('squad.session.load')}: ${t('squad.session.noLoad')}`
                    : t(`coaching.session-load.${load}`)}
                </Text>
              </Table.Th>
              <Table.Td style={{ whiteSpace: 'nowrap' }}>
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
                    <Unbroken>{inOneBreath(litresWords(words, sweat.litres))}</Unbroken>
                    {sweat.pct !== null && (
                      <Text size="xs" c="dimmed">
                        {shareWords(words, 'squad.sweat.pct', sweat.pct)}
                      </Text>
                    )}
                  </>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
