import '@mantine/core/styles.css';
import '#web/look/theme.css';
import '#web/look/print.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient, router } from '#web/app/router.tsx';
import { cssVariables, theme } from '#web/look/theme.ts';
import { loadTexts, preferredLanguage } from '#web/words/language.ts';
import { WordsProvider } from '#web/words/words.tsx';

const language = preferredLanguage();
const texts = await loadTexts(language);

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <WordsProvider initial={{ language, texts }}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </WordsProvider>
    </MantineProvider>
  </StrictMode>,
);
