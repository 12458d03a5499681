import { CodedProblem } from '#src/kernel/problem';

/** Where figures are to be given out, nobody can listen. */
export class FiguresPortTaken extends CodedProblem {
  readonly kind = 'broken';

  static instead(error: unknown, { port, host }: { port: number; host: string }): unknown {
    const { code = '' } = error as { code?: string };
    if (!['EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL', 'ENOTFOUND'].includes(code)) return error;
    return new FiguresPortTaken(
      'cli.metrics-port-taken',
      `We cannot listen on ${host}:${port} for metrics. Choose another METRICS_PORT or METRICS_HOST, or none.`,
      { port, host },
    );
  }
}
