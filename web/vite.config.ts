import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** `npm run build:web` puts the page where the server looks for it; `npx vite web` talks to a server on port 9000. */
export default defineConfig({
  plugins: [react()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // Every asset is a file of its own: the content security policy allows nothing inline.
    assetsInlineLimit: 0,
  },
  server: { proxy: { '/api': 'http://localhost:9000' } },
});
