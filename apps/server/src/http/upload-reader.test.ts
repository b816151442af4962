// Files taken in: a refusal in the middle of one is in the language of its request.
import { PassThrough } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { expect, test } from 'vitest';
import { inLanguage, say } from '../text/say.ts';
import { sizeText, tooLarge, UploadReader } from './upload-reader.ts';

const requestOf = (bodyLimit: number): FastifyRequest =>
  ({
    routeOptions: { bodyLimit },
    headers: {},
    principal: { userId: 'ada' },
    ip: '10.0.0.1',
    raw: { complete: true },
  }) as unknown as FastifyRequest;

test('what goes wrong while a file comes is told in the language of its request, whoever wrote the bytes', async () => {
  const reader = new UploadReader({ silenceMs: 50 });
  const read = (body: PassThrough) => inLanguage('zh', () => reader.read(requestOf(8), body));
  const inChinese = (text: () => string): string => inLanguage('zh', text);

  const large = new PassThrough();
  const refused = read(large);
  large.write(Buffer.alloc(9));
  const largeText = inChinese(() => tooLarge(8).message);
  expect(largeText).toContain(inChinese(() => sizeText(8)));
  await expect(refused).rejects.toMatchObject({ code: 'too_large', message: largeText });

  const broken = new PassThrough();
  const cut = read(broken);
  broken.destroy(new Error('cut'));
  await expect(cut).rejects.toMatchObject({ message: inChinese(() => say`The file did not come whole.`) });

  const silent = read(new PassThrough());
  await expect(silent).rejects.toMatchObject({ code: 'too_slow', message: expect.stringMatching(/0\.05 秒/) });
}, 20_000);
