// npm run build: server and page into dist/, whether or not anything changed.
import { build } from './ready.mjs';

build({ always: true });
