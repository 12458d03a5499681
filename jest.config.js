import { availableParallelism } from 'node:os';

/** @type {import('jest').Config} */
const transform = {
  '^.+\\.ts$': [
    '@swc/jest',
    {
      swcrc: false,
      sourceMaps: 'inline',
      module: { type: 'es6' },
      jsc: {
        target: 'es2022',
        parser: { syntax: 'typescript', decorators: true, dynamicImport: true },
        transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        keepClassNames: true,
      },
    },
  ],
};

export default {
  testEnvironment: '<rootDir>/test/support/quick-globals.mjs',
  // "#src/*" resolves to the TypeScript source, so tests need no build.
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  // The PostgreSQL and browser suites have commands of their own (see CONTRIBUTING.md).
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/browser/'],
  // Never in Jest's own process: modules of finished suites stay in memory there. A worker that has grown is replaced.
  maxWorkers: Math.max(2, availableParallelism()),
  workerIdleMemoryLimit: '1GB',
  // Nothing here is about speed; a busy machine must not make a test fail.
  testTimeout: 30_000,
  // Of all suites, and not among what tests write: that is a new folder in each run (bin/quick-disk.mjs).
  cacheDirectory: '<rootDir>/node_modules/.cache/jest',
  extensionsToTreatAsEsm: ['.ts'],
  transform,
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  setupFiles: [
    'reflect-metadata',
    '<rootDir>/test/support/one-seed.ts',
    '<rootDir>/test/support/one-language.ts',
  ],
};
