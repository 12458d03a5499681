import 'reflect-metadata';
import { serve } from '#src/cli/serve';
import { Settings } from '#src/config/settings';

try {
  await serve(Settings.fromProcess());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1); // a pool of connections would keep us here
}
