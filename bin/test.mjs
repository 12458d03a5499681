// npm test [-- jest's own arguments]: installs if needed and runs the tests from the TypeScript sources, unbuilt.
import { jest } from './jest.mjs';
import { install } from './ready.mjs';

install();
const { DATABASE_URL: _, ...env } = process.env; // on SQLite, whatever database this machine uses otherwise
process.exitCode = await jest(process.argv.slice(2), env);
