import { Group, Text } from '@mantine/core';

/** The mark and the name. The mark is the same drop as in icon.svg. */
export function Brand() {
  return (
    <Group gap={10} wrap="nowrap">
      <img src="/icon.svg" width={30} height={30} alt="" />
      <Text span fw={700} fz={20} lh={1} lts="-0.03em">
        Svett
      </Text>
    </Group>
  );
}
