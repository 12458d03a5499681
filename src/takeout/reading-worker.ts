import { parentPort } from 'node:worker_threads';
import { type Question, read } from '#src/takeout/reading';

parentPort?.on('message', (question: Question) => parentPort?.postMessage(read(question)));
