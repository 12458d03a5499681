import 'reflect-metadata';
import { run } from './command-line.js';

/**
 * Gives the commands it is sent, one after another, and sends back what each left behind. A process for each would spend
 * most of its time on starting.
 */
process.on('message', (args: string[]) => {
  void run(args).then((said) => process.send?.(said));
});
process.on('disconnect', () => process.exit());
process.send?.('ready');
