// The OpenAPI document without a running server: routes are declared, none is called. For generating the client's types.
import { createPlatformApp } from './http/platform-app.ts';
import type { Platform } from './platform.ts';

/** What routes read while they are declared; everything else they read when called. */
const declared: Pick<Platform, 'publicUrl' | 'oidcProviders'> = { publicUrl: '', oidcProviders: [] };

export async function openApiDocument(): Promise<object> {
  const app = createPlatformApp({ logLevel: 'silent', logTo: { write: () => {} }, isBehindProxy: false });
  await app.serve(declared as Platform);
  // A copy: the document belongs to the app, which ends here.
  const document = structuredClone(app.document());
  await app.close();
  return document;
}
