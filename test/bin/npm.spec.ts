import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

test('the inner npm learns where packages come from, but not what the outer one was asked to leave out', () => {
  const inner = innerEnvironment({
    PATH: '/usr/bin',
    NODE_ENV: 'production',
    npm_lifecycle_event: 'start',
    npm_package_name: 'svett',
    npm_config_omit: 'dev',
    npm_config_ignore_scripts: 'true',
    npm_config_prefix: '/elsewhere',
    npm_config_cafile: '/etc/ca.pem',
    npm_config_registry: 'https://packages.example/',
    npm_config_cache: '/var/cache/npm',
    npm_config_userconfig: '/home/ada/.npmrc',
  });

  expect(Object.keys(inner)).toEqual([
    'PATH',
    'npm_config_cafile',
    'npm_config_registry',
    'npm_config_cache',
    'npm_config_userconfig',
  ]);
});

function innerEnvironment(env: Record<string, string>): Record<string, string> {
  const script = `
    const { innerEnvironment } = await import(process.argv[1]);
    process.stdout.write(JSON.stringify(innerEnvironment(JSON.parse(process.argv[2]))));`;
  const args = ['--input-type=module', '-e', script, join(process.cwd(), 'bin/npm.mjs'), JSON.stringify(env)];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as Record<string, string>;
}
