import { Anchor, Text } from '@mantine/core';
import type { Estimate, Input } from '#web/api-shapes.ts';
import { Card } from '#web/look/card.tsx';
import classes from '#web/session/table.module.css';
import { valueText } from '#web/session/value-text.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  inputs: Input[];
  /** Weather services among the sources; they ask to be named where their data shows. */
  weather: Estimate['weather'];
}

/** Everything the estimate was made from, and who said so. */
export function Inputs({ inputs, weather }: Props) {
  const words = useWords();
  const { t, tOr } = words;
  return (
    <Card
      title={t('inputs.title')}
      lead={t('inputs.lead', { assumed: inputs.filter(({ source }) => source === 'default').length })}
    >
      <table className={`${classes.table} ${classes.ofWords}`}>
        <thead>
          <tr>
            <th scope="col">{t('inputs.name')}</th>
            <th scope="col">{t('inputs.value')}</th>
            <th scope="col">{t('inputs.source')}</th>
          </tr>
        </thead>
        <tbody>
          {inputs.map(({ name, value, unit, source }) => (
            <tr key={name}>
              <th scope="row">{tOr([`estimate.input.${name}`], name)}</th>
              <td className={classes.value}>{valueText(words, name, value, unit)}</td>
              <td>{tOr([`estimate.source.${source}`], source)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {weather.map(({ text, url }) => (
        <Text key={url} size="xs">
          <Anchor href={url} target="_blank" rel="noreferrer" inherit>
            {text}
          </Anchor>
        </Text>
      ))}
    </Card>
  );
}
