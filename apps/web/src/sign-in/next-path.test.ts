// Signing in must not lead to another site.
import { expect, test } from 'vitest';
import { safePath } from './next-path.ts';

test('only paths of this site are followed', () => {
  for (const path of ['/teams', '/match?seed=1#t=3', '/']) expect(safePath(path)).toBe(path);
  for (const elsewhere of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '',
    null,
  ])
    expect(safePath(elsewhere), String(elsewhere)).toBe('/');
});
