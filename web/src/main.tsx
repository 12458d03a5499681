import '@mantine/core/styles.css';
import '#web/look/theme.css';
import '#web/look/print.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { fetchAhead } from '#web/app/ahead.ts';
import { fetchForms } from '#web/app/forms-ahead.ts';
import { mayBeSignedIn } from '#web/app/queries.ts';
import { queryClient, router } from '#web/app/router.tsx';
import { inDemo } from '#web/demo/demo-mode.ts';
import { cssVariables, theme } from '#web/look/theme.ts';
import { letGoOfOld } from '#web/station/station-store.ts';
import { open, openTheRest } from '#web/words/books.ts';
import { WordsProvider } from '#web/words/words.tsx';

// Whoever opens any page: whose weighings lie here may have none of the scale's to open any more.
void letGoOfOld().catch(() => undefined);

// Nothing is drawn without these: they go before all that the page needs besides.
const framesTexts = open('web');
if (!inDemo) fetchAhead();
// Not awaited by the module itself: what is fetched here imports from it, and each would wait for the other.
void begin();

async function begin(): Promise<void> {
  await framesTexts;
  // Before anything is asked for.
  if (inDemo) await (await import('#web/demo/play.ts')).play();

  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
        <WordsProvider>
          <QueryClientProvider client={queryClient}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </WordsProvider>
      </MantineProvider>
    </StrictMode>,
  );
}

/** What the page in sight needs goes first. */
const PATIENCE_MS = 3_000;
setTimeout(() => {
  void openTheRest().catch(() => undefined);
  // Before the app is kept for when there is no network: see `useOffline`.
  if (mayBeSignedIn()) void fetchForms().catch(() => undefined);
}, PATIENCE_MS);
