import { Anchor, List } from '@mantine/core';
import type { components } from '#web/api.gen.ts';

type CitedWork = components['schemas']['CitedWork'];

interface Props {
  works: CitedWork[];
  size?: 'xs' | 'sm';
}

/** Works as on any list of references, each with where to read it. */
export function CitedWorks({ works, size = 'sm' }: Props) {
  return (
    <List size={size} spacing={4}>
      {works.map(({ key, ...work }) => (
        <Cited key={key} {...work} />
      ))}
    </List>
  );
}

/** A plain link: nothing is fetched before somebody follows it, and the other side is not told where from. */
function Cited({ text, href }: Omit<CitedWork, 'key'>) {
  if (href === null) return <List.Item>{text}</List.Item>;
  return (
    <List.Item>
      {text},{' '}
      <Anchor
        href={href}
        rel="noreferrer"
        target="_blank"
        underline="always"
        inherit
        style={{ overflowWrap: 'anywhere' }}
      >
        {href.replace('https://', '')}
      </Anchor>
    </List.Item>
  );
}
