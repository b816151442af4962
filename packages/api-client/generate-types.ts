// Writes src/api-types.ts from the server's OpenAPI document: `npm run types -w @jixia/api-client`.
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { openApiDocument } from '@jixia/server/openapi';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';

export const typesFile = fileURLToPath(new URL('src/api-types.ts', import.meta.url));

export async function generateTypes(): Promise<string> {
  const document = (await openApiDocument()) as OpenAPI3;
  // What has a default may be left out of a request.
  const nodes = await openapiTS(document, { alphabetize: true, defaultNonNullable: false });
  return `// Generated from the server's OpenAPI document: npm run types -w @jixia/api-client\n\n${astToString(nodes)}`;
}

if (import.meta.main) await writeFile(typesFile, await generateTypes());
