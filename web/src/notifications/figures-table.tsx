import { Table } from '@mantine/core';
import type { Figures } from '#web/notifications/channel-shapes.ts';
import classes from '#web/notifications/figures-picture.module.css';
import { useWords } from '#web/words/words.tsx';

interface Props {
  kinds: Figures['kinds'];
}

/** Where reasons have their words: those of timing here, those of each kind beside it. */
const BOOKS = ['notifications', 'nudges', 'nudges-body'];
/** Each counts all that came so far: what was opened had been sent. */
const STEPS = ['queued', 'sent', 'opened', 'acted', 'failed', 'gone'] as const;

export function FiguresTable({ kinds }: Props) {
  const { t, numbers } = useWords();
  const whole = (count: number) => numbers.decimal(count, 0);
  return (
    <div tabIndex={0} role="group" aria-label={t('notifications.figures.byKind')} className={classes.scroll}>
      <Table className="figures" verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('notifications.figures.kind')}</Table.Th>
            {(['said', 'silent', 'seen', 'done', ...STEPS] as const).map((count) => (
              <Table.Th key={count} ta="right">
                {t(`notifications.figures.${count}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {kinds.map((one) => (
            <Table.Tr key={one.kind}>
              <Table.Th scope="row" fw={500}>
                {t(`notifications.kind.${one.kind}`)}
              </Table.Th>
              {[one.said, one.silent.reduce((sum, { count }) => sum + count, 0), one.seen, one.done].map(
                (count, index) => (
                  <Table.Td key={index} ta="right">
                    {whole(count)}
                  </Table.Td>
                ),
              )}
              {STEPS.map((step) => (
                <Table.Td key={step} ta="right">
                  {one.deliveries === null ? '–' : whole(one.deliveries[step])}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

export function ReasonsTable({ kinds }: Props) {
  const { t, tOr, numbers } = useWords();
  return (
    <Table className="figures" verticalSpacing={4}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('notifications.figures.kind')}</Table.Th>
          <Table.Th>{t('notifications.figures.reason')}</Table.Th>
          <Table.Th ta="right">{t('notifications.figures.times')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {kinds.flatMap(({ kind, silent }) =>
          silent.map(({ because, count }) => (
            <Table.Tr key={`${kind} ${because}`}>
              <Table.Td>{t(`notifications.kind.${kind}`)}</Table.Td>
              <Table.Td>
                {tOr(
                  BOOKS.map((book) => `${book}.silent.${because}`),
                  because,
                )}
              </Table.Td>
              <Table.Td ta="right">{numbers.decimal(count, 0)}</Table.Td>
            </Table.Tr>
          )),
        )}
      </Table.Tbody>
    </Table>
  );
}
