import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * Books that the frame around a signed-in person's pages speaks from (see `signedIn` in router.tsx), and the small ones of
 * the pages most often opened first: one file a language.
 */
const BOOKS_OF_FRAME = new RegExp(
  String.raw`locales[\\/](\w+)[\\/](demo|estimate|factors|faults|ledger|notifications|offline|people|plan|privacy|running|` +
    String.raw`signs|sport|teams-page|today|welcome)[.]json`,
);
/** Small, and on nearly every page. */
const ON_EVERY_PAGE =
  /web[\\/]src[\\/]look[\\/](?!choices|question|cited|track)|components[\\/](Badge|List|SimpleGrid|Skeleton|VisuallyHidden)[\\/]|use-disclosure|api-shapes|signatures|mass-needed|value-text/;

/** `npm run build:web` puts the page where the server looks for it; `npx vite web` talks to a server on port 9000. */
export default defineConfig({
  plugins: [react()],
  build: {
    chunkSizeWarningLimit: 700,
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // Every asset is a file of its own: the content security policy allows nothing inline.
    assetsInlineLimit: 0,
    // What the pages add to the styles of the kit is little: one file, and nobody waits for a second.
    cssCodeSplit: false,
    rolldownOptions: {
      output: {
        chunkFileNames: ({ name }) => `assets/${name.split('~')[0]}-[hash].js`,
        codeSplitting: {
          // Each file costs the browser as much as some kilobytes do: few of them, and none that brings much unasked.
          groups: [
            { name: 'kit', tags: ['$initial'], test: /node_modules/, priority: 4 },
            { name: 'frame', tags: ['$initial'], priority: 3 },
            {
              name: (id) => BOOKS_OF_FRAME.exec(id)?.[1] ?? null,
              debugName: 'books of the frame',
              priority: 2,
            },
            { name: 'look', test: ON_EVERY_PAGE, includeDependenciesRecursively: false, priority: 2 },
            {
              name: 'part',
              test: /\.[cm]?[jt]sx?($|\?)/,
              minShareCount: 2,
              entriesAware: true,
              priority: 1,
            },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://localhost:9000' } },
});
