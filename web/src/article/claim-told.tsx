import { Anchor, Badge, Group, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ArticleClaim } from '#web/article/article-query.ts';
import { CitedWorks } from '#web/look/cited-works.tsx';
import { Fold } from '#web/look/fold.tsx';
import { Part } from '#web/look/part.tsx';
import { useWords } from '#web/words/words.tsx';

interface Props {
  claim: ArticleClaim;
  open: boolean;
}

/** One statement with its grade; what is known of it, what Svett does and the sources are folded away. */
export function ClaimTold({ claim, open }: Props) {
  const { t } = useWords();
  const { grade, stance, says, evidence, does, sources, pages } = claim;
  return (
    <li id={claim.id}>
      <Group gap={8} mb={6}>
        <Badge variant="outline" tt="none">
          {t('article.grade.label', { grade })}
        </Badge>
        <Badge variant="outline" tt="none" color="gray" c="dimmed">
          {t(`article.stance.${stance}`)}
        </Badge>
      </Group>
      <Text fw={550}>{says}</Text>
      <Fold title={t('article.more')} open={open}>
        <Stack gap="sm">
          <Part title={t('article.evidence')}>{evidence}</Part>
          <Part title={t('article.does')}>{does}</Part>
          {pages.length > 0 && (
            <Part title={t('article.pages')}>
              <Group gap="md">
                {pages.map((page) => (
                  <Anchor key={page} component={Link} to={page as string} underline="always">
                    {t(`article.page.${page.slice(1)}`)}
                  </Anchor>
                ))}
              </Group>
            </Part>
          )}
          {sources.length > 0 && (
            <Part title={t('article.sources')}>
              <CitedWorks works={sources} />
            </Part>
          )}
        </Stack>
      </Fold>
    </li>
  );
}
