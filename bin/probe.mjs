// Whether the service of this container can do its work, for HEALTHCHECK: ends with 0 or 1. A process that keeps a port for
// figures is asked there, as it may have no other.
const port = process.env.METRICS_PORT || process.env.PORT || '8484';

try {
  const { ok } = await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(4_000) });
  process.exitCode = ok ? 0 : 1;
} catch {
  process.exitCode = 1;
}
