import { Text } from '@mantine/core';
import type { Heat } from '#web/sweat/sweat-queries.ts';
import classes from '#web/sweat/heat-picture.module.css';
import { useWords } from '#web/words/words.tsx';

/** More than these never count. */
const MOST_DAYS = 14;

/** What counted, evening by evening: it climbs by days of heat, and sinks between them. */
export function HeatPicture({ days }: Pick<Heat, 'days'>) {
  const { t, numbers } = useWords();
  const whole = (value: number) => numbers.decimal(value, 0);
  const most = Math.max(...days.map((day) => day.heatDays));
  const full = Math.min(MOST_DAYS, Math.max(5, most));
  const said = {
    days: days.length,
    now: whole(days.at(-1)!.heatDays),
    most: whole(most),
  };
  return (
    <div>
      <div role="img" aria-label={t('own-sweat.heat.picture', said)}>
        <Text size="xs" c="dimmed" aria-hidden="true">
          {t('own-sweat.heat.scale', { days: whole(full) })}
        </Text>
        <div className={classes.bars} aria-hidden="true">
          {days.map((day) => (
            <div key={day.day} className={classes.day} data-heat={day.inHeat || undefined}>
              <div className={classes.bar} style={{ height: `${(day.heatDays / full) * 100}%` }} />
            </div>
          ))}
        </div>
        <div className={classes.ends} aria-hidden="true">
          <Text size="xs" c="dimmed">
            {numbers.day(days[0]!.day)}
          </Text>
          <Text size="xs" c="dimmed">
            {numbers.day(days.at(-1)!.day)}
          </Text>
        </div>
      </div>
      <Text size="xs" c="dimmed">
        {t('own-sweat.heat.key')}
      </Text>
    </div>
  );
}
