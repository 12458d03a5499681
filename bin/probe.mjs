// Whether the service of this container can do its work, for HEALTHCHECK: ends with 0 or 1. A process that keeps a port for
// figures is asked there, as it may have no other; not on a port that the system chose (0), which nobody else knows.
const { METRICS_PORT, METRICS_HOST, PORT, HOST } = process.env;
const [port, host] = isKnown(METRICS_PORT)
  ? [METRICS_PORT, METRICS_HOST]
  : [isKnown(PORT) ? PORT : '8484', HOST];

try {
  const { ok } = await fetch(`http://${reachedAt(host)}:${port}/healthz`, {
    signal: AbortSignal.timeout(4_000),
  });
  process.exitCode = ok ? 0 : 1;
} catch {
  process.exitCode = 1;
}

function isKnown(given) {
  return Number(given ?? 0) > 0;
}

/** Whoever listens at every address does so at this one as well. */
function reachedAt(address) {
  if (!address || address === '0.0.0.0' || address === '::') return '127.0.0.1';
  return address.includes(':') ? `[${address}]` : address;
}
