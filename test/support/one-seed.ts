import fc from 'fast-check';

// The same examples in every run, so that a red run is about the change that made it red. FAST_CHECK_SEED=random looks
// for new ones.
const seed = process.env['FAST_CHECK_SEED'];
if (seed !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(seed ?? 20261122) });
