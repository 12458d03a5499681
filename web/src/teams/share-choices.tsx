import { Stack, Switch } from '@mantine/core';
import type { OpeningShare } from '#web/teams/team-shapes.ts';
import { UntilChoice } from '#web/teams/until-choice.tsx';

/** A yes that is about to be said: to these very words, and for how long. */
export interface Choice {
  textSha256: string;
  untilDay: string | null;
}

type Choices = Partial<Record<string, Choice>>;

interface Props {
  shares: OpeningShare[];
  choices: Choices;
  onChoices: (choices: Choices) => void;
}

/** Each part with its own words and its own yes; what is not chosen stays with the athlete. */
export function ShareChoices({ shares, choices, onChoices }: Props) {
  return (
    <Stack gap="lg">
      {shares.map(({ group, label, text, textSha256 }) => {
        const chosen = chosenOf({ group, textSha256 }, choices);
        return (
          <Stack key={group} gap={6}>
            <Switch
              label={label}
              description={text}
              checked={chosen !== undefined}
              onChange={(event) =>
                onChoices({
                  ...choices,
                  [group]: event.currentTarget.checked ? { textSha256, untilDay: null } : undefined,
                })
              }
            />
            {chosen && (
              <UntilChoice
                of={label}
                untilDay={chosen.untilDay}
                onUntil={(untilDay) => onChoices({ ...choices, [group]: { textSha256, untilDay } })}
              />
            )}
          </Stack>
        );
      })}
    </Stack>
  );
}

/** A yes counts for the words it was said to: where others have come meanwhile it is none. */
function chosenOf(
  { group, textSha256 }: Pick<OpeningShare, 'group' | 'textSha256'>,
  choices: Choices,
): Choice | undefined {
  const choice = choices[group];
  return choice?.textSha256 === textSha256 ? choice : undefined;
}

export function sharesOf(shares: readonly OpeningShare[], choices: Choices) {
  return shares.flatMap(({ group, textSha256 }) => {
    const choice = chosenOf({ group, textSha256 }, choices);
    return choice ? [{ group, ...choice }] : [];
  });
}
