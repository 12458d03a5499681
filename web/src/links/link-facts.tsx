import { Text } from '@mantine/core';
import type { Link } from '#web/links/link-shapes.ts';
import classes from '#web/links/link-facts.module.css';
import { useWords } from '#web/words/words.tsx';

interface Props {
  link: Link;
}

/** When a link last brought something and what it may read, as a list of terms and values. */
export function LinkFacts({ link }: Props) {
  const { t, numbers } = useWords();
  const moment = (iso: string | null, otherwise: string) =>
    iso === null ? t(otherwise) : numbers.dateTime(iso, null);
  const facts = [
    { term: t('links.since'), value: numbers.day(link.connectedAt) },
    { term: t('links.lastSync'), value: moment(link.lastSyncAt, 'links.never') },
    ...(link.state === 'active'
      ? [{ term: t('links.nextSync'), value: moment(link.nextSyncAt, 'links.soon') }]
      : []),
  ];
  return (
    <div>
      <dl className={classes.facts}>
        {facts.map(({ term, value }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd className="figures">{value}</dd>
          </div>
        ))}
      </dl>
      {link.abilities.length > 0 && (
        <>
          <Text size="sm" fw={550} mt="md">
            {t('links.mayRead')}
          </Text>
          <ul className={classes.abilities}>
            {link.abilities.map((ability) => (
              <li key={ability}>{t(`links.ability.${ability}`)}</li>
            ))}
          </ul>
        </>
      )}
      {link.missing.length > 0 && (
        <Text size="sm" c="dimmed" mt={4}>
          {t('links.mayNotRead', {
            what: link.missing.map((ability) => t(`links.mayNotRead.${ability}`)).join(', '),
          })}
        </Text>
      )}
    </div>
  );
}
