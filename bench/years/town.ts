import 'reflect-metadata';
import type { Townsfolk } from './towns.js';
import { livedYears } from './years.js';

/** The process of one town: lives through its years and tells what came of them. Run as: town.js TOWNSFOLK (JSON) */
const { speaks, ...folk } = JSON.parse(process.argv[2]!) as Townsfolk;
const silent = () => undefined;
const heard = speaks ? (...said: unknown[]) => console.error(...said) : silent;

const outcome = await livedYears({
  ...folk,
  log: { log: silent, warn: heard, error: heard, fatal: heard },
  tell: (line) => process.send!({ line }),
});
process.send!({ outcome }, () => process.exit(0));
