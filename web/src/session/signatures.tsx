import { Anchor, Group, Text } from '@mantine/core';
import type { SessionDetail } from '#web/api-shapes.ts';

interface Props {
  sources: SessionDetail['sources'];
}

type Signature = NonNullable<SessionDetail['sources'][number]['signature']>;

/** Who told of a session, as each of them wants to be named beside its data. */
export function Signatures({ sources }: Props) {
  const lines = signaturesOf(sources);
  if (lines.length === 0) return null;
  return (
    <Group component="ul" gap="4px 16px" m={0} p={0} style={{ listStyle: 'none' }}>
      {lines.map(({ text, device, url, linkText }) => (
        <Group component="li" key={`${text}${device}${url}`} gap={8}>
          {[text, device]
            .filter((words) => words !== null)
            .map((words) => (
              <Text key={words} span size="sm" fw={550}>
                {words}
              </Text>
            ))}
          {url !== null && linkText !== null && (
            <Anchor href={url} target="_blank" rel="noreferrer" size="sm" fw={700} underline="always">
              {linkText}
            </Anchor>
          )}
        </Group>
      ))}
    </Group>
  );
}

/** A brand may tell of one workout in several pieces; it is named once, and so is a device. */
export function signaturesOf(sources: SessionDetail['sources']): Signature[] {
  const all = sources.flatMap(({ signature }) => (signature === null ? [] : [signature]));
  const once = [...new Map(all.map((one) => [`${one.text}|${one.url ?? one.device}`, one])).values()];
  const saysMore = ({ text, url }: Signature) => text !== null || url !== null;
  return once.filter(
    (one) => saysMore(one) || !once.some((other) => saysMore(other) && other.device === one.device),
  );
}
