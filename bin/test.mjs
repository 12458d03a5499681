// npm test [-- jest's own arguments]: installs if needed and runs the tests from the TypeScript sources, unbuilt.
import { jest } from './jest.mjs';
import { install } from './ready.mjs';

install();
process.exitCode = await jest(process.argv.slice(2));
