import { defineConfig } from 'vite';

/** The service worker: one file of its own at the root, where its name stays and nothing is shared with the page. */
export default defineConfig({
  publicDir: false,
  build: {
    outDir: '../dist/web',
    emptyOutDir: false,
    target: 'es2022',
    rolldownOptions: {
      input: 'web/src/worker/service-worker.ts',
      output: { format: 'iife', entryFileNames: 'service-worker.js' },
    },
  },
});
