import { List } from '@mantine/core';
import type { Reason } from '#web/squad/board-shapes.ts';
import { shortDay } from '#web/squad/board-words.ts';
import { LOCALES } from '#web/words/regions.ts';
import { useWords } from '#web/words/words.tsx';

const DAY_LENGTH = '2026-11-23'.length;

/** Why somebody is to be looked at; the gravest first. */
export function Reasons({ reasons }: { reasons: Reason[] }) {
  const { t, language, numbers } = useWords();
  const told = (value: string | number) => {
    if (typeof value === 'number') return numbers.decimal(value, Number.isInteger(value) ? 0 : 1);
    return /^\d{4}-\d\d-\d\d/.test(value) ? shortDay(LOCALES[language], value.slice(0, DAY_LENGTH)) : value;
  };
  return (
    <List size="sm" spacing={2} mt={2}>
      {reasons.map(({ code, values }) => (
        <List.Item key={code}>
          {t(
            `coaching.look.${code}`,
            Object.fromEntries(Object.entries(values).map(([name, value]) => [name, told(value)])),
          )}
        </List.Item>
      ))}
    </List>
  );
}
