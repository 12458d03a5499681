import { expect, test } from '@jest/globals';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

/** The project's own rules on text that no project holds, so without those that need types. */
const eslint = new ESLint({ overrideConfig: [tseslint.configs.disableTypeChecked] });

test.each([
  ['src/estimates/x.ts', 'export const now = new Date();'],
  ['integrations/garmin/x.ts', 'export const now = Date.now();'],
  ['src/people/x.ts', 'export const secret = process.env.SECRET;'],
  [
    'src/people/x.ts',
    `import { BadRequestException } from '@nestjs/common';\nexport const x = BadRequestException;`,
  ],
  ['src/people/x.module.ts', `import { forwardRef } from '@nestjs/common';\nexport const x = forwardRef;`],
  ['src/people/x.ts', `export { x } from '../jobs/y.js';`],
  ['src/people/x.ts', `import './y.js';`],
])('in %s the linter stops: %s', async (filePath, text) => {
  const [{ messages }] = (await eslint.lintText(text, { filePath })) as [ESLint.LintResult];

  expect(messages.map(({ ruleId }) => ruleId)).toEqual(['no-restricted-syntax']);
});

test.each([
  ['src/estimates/x.ts', 'export const then = (iso: string) => new Date(iso);'],
  ['src/kernel/clock.ts', 'export const now = new Date();'],
  ['src/config/x.ts', 'export const secret = process.env.SECRET;'],
])('in %s the linter lets pass: %s', async (filePath, text) => {
  const [{ messages }] = (await eslint.lintText(text, { filePath })) as [ESLint.LintResult];

  expect(messages).toEqual([]);
});
