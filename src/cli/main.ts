import 'reflect-metadata';
import { svett } from '#src/cli/svett';

process.exitCode = await svett(process.argv.slice(2));
