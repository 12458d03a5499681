import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Rules that keep the house in order; CONTRIBUTING.md tells why in words. */
const CLOCK = [
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
    message: 'Ask the Clock (src/kernel/clock.ts) what time it is, so that a test can stand at any hour.',
  },
  {
    selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
    message: 'Ask the Clock (src/kernel/clock.ts) what time it is, so that a test can stand at any hour.',
  },
];
const SIM_CLOCK = CLOCK.map((rule) => ({
  ...rule,
  message: 'Ask the SimClock (simulators/clock.ts) what time it is, so that a test can set it.',
}));
const SETTINGS = [
  {
    selector: 'MemberExpression[object.name="process"][property.name="env"]',
    message: 'Settings are read once, in src/config/; take Settings in the constructor.',
  },
];
const HTTP_ERRORS = [
  {
    selector: 'ImportSpecifier[imported.name=/Exception$/]',
    message: 'Throw a Problem (src/kernel/problem.ts); the problem filter alone translates to HTTP.',
  },
];
const CIRCLES = [
  {
    selector: 'ImportSpecifier[imported.name=/^(forwardRef|ModuleRef)$/]',
    message: 'Constructor injection only: a circle of providers is two rooms that want to be three.',
  },
];
const RELATIVE = [
  {
    selector:
      ':matches(ImportDeclaration, ExportNamedDeclaration, ExportAllDeclaration)[source.value=/^\\.\\.?\\u002F/]',
    message: 'Import by alias (#src/…), so that a moved file does not change its imports.',
  },
];
const forbid = (...groups) => ['error', ...groups.flat()];

const SERVER = ['src/**/*.ts', 'integrations/**/*.ts', 'migrations/**/*.ts'];
const long = { skipBlankLines: true, skipComments: true };

export default tseslint.config(
  { ignores: ['dist/**', 'coverage/**', 'data/**', 'node_modules/**', 'web/src/api.gen.ts'] },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      // Would turn imports of injected classes into type imports, and dependency injection would not find them.
      '@typescript-eslint/consistent-type-imports': 'off',
      // An async method that only throws or returns is how an adapter keeps a port's promise.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/only-throw-error': [
        'error',
        { allow: [{ from: 'package', package: '@tanstack/router-core', name: 'Redirect' }] }, // how TanStack Router redirects
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      'max-lines': ['error', { max: 250, ...long }],
      'max-params': ['error', 5],
    },
  },
  {
    files: SERVER,
    rules: { 'no-restricted-syntax': forbid(CLOCK, SETTINGS, HTTP_ERRORS, CIRCLES, RELATIVE) },
  },
  {
    files: ['src/kernel/clock.ts'],
    rules: { 'no-restricted-syntax': forbid(SETTINGS, HTTP_ERRORS, CIRCLES, RELATIVE) },
  },
  {
    files: ['src/config/*.ts'],
    rules: { 'no-restricted-syntax': forbid(CLOCK, HTTP_ERRORS, CIRCLES, RELATIVE) },
  },
  {
    files: ['src/door/problem.filter.ts', 'src/door/problem-document.ts'],
    rules: { 'no-restricted-syntax': forbid(CLOCK, SETTINGS, CIRCLES, RELATIVE) },
  },
  {
    files: ['simulators/**/*.ts'],
    rules: { 'no-restricted-syntax': forbid(SIM_CLOCK, RELATIVE) },
  },
  {
    files: ['simulators/clock.ts'],
    rules: { 'no-restricted-syntax': forbid(RELATIVE) },
  },
  {
    // Tests look at parsed JSON and hand over methods; what they assert is checked when they run.
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/unbound-method': 'off',
      'max-lines': ['error', { max: 400, ...long }],
    },
  },
  {
    files: ['bin/**/*.mjs', '*.config.js', '**/*.cjs'],
    rules: { 'no-unused-vars': ['error', { varsIgnorePattern: '^_' }] },
    languageOptions: {
      globals: Object.fromEntries(
        [
          'process',
          'performance',
          'console',
          'URL',
          'fetch',
          'setTimeout',
          'setInterval',
          'clearInterval',
          'module',
          'AbortSignal',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
);
