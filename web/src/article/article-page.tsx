import { Badge, Button, Group, List, SegmentedControl, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { articleQuery, type ArticleClaim } from '#web/article/article-query.ts';
import { ClaimTold } from '#web/article/claim-told.tsx';
import { Card } from '#web/look/card.tsx';
import { useWords } from '#web/words/words.tsx';

const GRADES = ['A', 'B', 'C', 'D'] as const;
type Chosen = 'all' | ArticleClaim['grade'];

/** The article Svett began with, statement by statement: how well each is supported, and what became of it here. */
export function ArticlePage() {
  const { t, language } = useWords();
  const article = useQuery(articleQuery(language));
  const [grade, setGrade] = useState<Chosen>('all');
  const [allOpen, setAllOpen] = useState(false);
  const items = article.data?.items.filter((claim) => grade === 'all' || claim.grade === grade) ?? [];
  const parts = [...new Set(items.map(({ part }) => part))];
  return (
    <Stack gap="lg">
      <div>
        <Title order={1}>{t('article.title')}</Title>
        <Text c="dimmed" mt={4} maw={560}>
          {t('article.lead')}
        </Text>
      </div>
      <Card title={t('article.legend.title')} lead={t('article.legend.lead')}>
        <List listStyleType="none" spacing={8} size="sm">
          {GRADES.map((one) => (
            <List.Item
              key={one}
              icon={
                <Badge variant="outline" circle size="lg">
                  {one}
                </Badge>
              }
            >
              {t(`article.grade.${one}`)}
            </List.Item>
          ))}
        </List>
        <SegmentedControl
          fullWidth
          aria-label={t('article.filter.label')}
          value={grade}
          onChange={(value) => setGrade(value)}
          data={[
            { value: 'all', label: t('article.filter.all') },
            ...GRADES.map((one) => ({ value: one, label: one })),
          ]}
        />
        <Group justify="space-between">
          <Text size="sm" aria-live="polite">
            {article.data && t('article.count', { count: items.length })}
          </Text>
          <Button variant="subtle" size="compact-sm" onClick={() => setAllOpen(!allOpen)}>
            {t(allOpen ? 'article.fold' : 'article.unfold')}
          </Button>
        </Group>
      </Card>
      <ProblemNote error={article.error} />
      {article.isPending && <Skeleton h={420} radius="lg" />}
      {parts.map((part) => (
        <Card key={part} title={t(`article.part.${part}`)}>
          <Stack component="ul" gap="lg" p={0} m={0} style={{ listStyle: 'none' }}>
            {items
              .filter((claim) => claim.part === part)
              .map((claim) => (
                <ClaimTold key={claim.id} claim={claim} open={allOpen} />
              ))}
          </Stack>
        </Card>
      ))}
      {article.data?.isWhole === false && <Text size="sm">{t('article.adults')}</Text>}
    </Stack>
  );
}
