// Where evidence and its replays come from: a server, or a folder that `certificate verify --save` wrote.
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type Answer, type Api, ApiError, createApi, dataOf } from '@jixia/api-client';
import { type Evidence, type EvidenceMatch, readEvidence } from '@jixia/arena/evidence';
import { assembleScenario, findScenario, type LoadedScenario } from '@jixia/env';
import { loadScenario } from '@jixia/env/node';
import { CliError } from './cli-error.ts';
import { readGivenFile } from './read-file.ts';

export type CertificateFacts = Pick<
  Answer<'/api/certificates/{code}'>,
  | 'code'
  | 'holderName'
  | 'rank'
  | 'rankedEntries'
  | 'entry'
  | 'competition'
  | 'issuedAt'
  | 'revokedAt'
  | 'revokedReason'
> & { readonly evidence: { readonly hash: string } };

export type EvidenceSource = {
  readonly evidence: Evidence;
  /** What the certificate says of itself; null where only its evidence is at hand. */
  readonly certificate: CertificateFacts | null;
  readonly fetchReplay: (match: EvidenceMatch) => Promise<Uint8Array | null>;
  readonly loadRules: (scenarioId: string, rulesHash: string) => Promise<LoadedScenario>;
  /** The files of the rules, to be saved. */
  readonly rulesFiles: () => Promise<{ readonly module: Uint8Array<ArrayBuffer>; readonly manifest: string } | null>;
};

const parse = (bytes: Uint8Array, name: string): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw new CliError('bad_usage', `${name} is not JSON. Name the evidence file of a certificate.`, { cause });
  }
};

/** Rules that this version of Jixia has; null where it has others. */
async function ownRules(scenarioId: string, rulesHash: string): Promise<LoadedScenario | null> {
  const scenario = await loadScenario(scenarioId);
  return scenario.manifest.rulesHash === rulesHash ? scenario : null;
}

const waitMs = 5000;
const mostTries = 30;

/** Waits where the server asks for patience: there may be more replays than it hands out in a minute. */
async function foundOrNull(load: () => Promise<Uint8Array<ArrayBuffer>>): Promise<Uint8Array<ArrayBuffer> | null> {
  for (let tries = 1; ; tries++) {
    try {
      return await load();
    } catch (error) {
      const code = error instanceof ApiError ? error.code : '';
      // A replay that the server cannot show is a finding, not a failure of this program.
      if (['not_found', 'forbidden', 'internal'].includes(code)) return null;
      if (code !== 'too_many_requests' || tries === mostTries) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, waitMs));
  }
}

const bytesOf = async (call: Promise<{ data?: unknown; response: Response }>): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array((await dataOf(call)) as ArrayBuffer);

/** Rejects with ApiError where the server has no such certificate. */
export async function openServerEvidence(server: string, code: string): Promise<EvidenceSource> {
  const api: Api = createApi({ baseUrl: server });
  const path = { code };
  const certificate = await dataOf(api.GET('/api/certificates/{code}', { params: { path } }));
  const bytes = await bytesOf(
    api.GET('/api/certificates/{code}/evidence', { params: { path }, parseAs: 'arrayBuffer' }),
  );
  const evidence = readEvidence(parse(bytes, `The evidence of ${code}`));
  const { scenarioId, rulesHash } = evidence;
  const rulesFiles = async () => {
    const where = { params: { path: { scenarioId, rulesHash } } };
    const { manifest } = await dataOf(api.GET('/api/rulesets/{scenarioId}/{rulesHash}', where));
    const module = await bytesOf(
      api.GET('/api/rulesets/{scenarioId}/{rulesHash}/module', { ...where, parseAs: 'arrayBuffer' }),
    );
    return { module, manifest: JSON.stringify(manifest) };
  };
  return {
    evidence,
    certificate,
    fetchReplay: ({ id }) =>
      foundOrNull(() =>
        bytesOf(api.GET('/api/matches/{id}/replay', { params: { path: { id } }, parseAs: 'arrayBuffer' })),
      ),
    async loadRules() {
      const own = await ownRules(scenarioId, rulesHash);
      if (own !== null) return own;
      // Whatever the server sends: their hash is checked.
      const { module, manifest } = await rulesFiles();
      return assembleScenario(findScenario(scenarioId), module, manifest);
    },
    rulesFiles,
  };
}

const readIfThere = async (path: string): Promise<Uint8Array<ArrayBuffer> | null> => {
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
};

/** `replays`: a folder of files called by their match, `replays` beside the evidence by default. */
export async function openFileEvidence(file: string, replays: string | undefined): Promise<EvidenceSource> {
  const folder = dirname(file);
  const evidence = readEvidence(parse(await readGivenFile(file), file));
  const beside = basename(file) === 'evidence.json' ? await readIfThere(join(folder, 'certificate.json')) : null;
  const certificate = beside === null ? null : (parse(beside, 'certificate.json') as CertificateFacts);
  const rulesFiles = async () => {
    const [module, manifest] = await Promise.all(
      ['rules.wasm', 'rules.manifest.json'].map((name) => readIfThere(join(folder, name))),
    );
    return module == null || manifest == null ? null : { module, manifest: new TextDecoder().decode(manifest) };
  };
  return {
    evidence,
    certificate,
    fetchReplay({ id }) {
      // A name in a file from elsewhere is not a path.
      if (!/^[\w-]+$/.test(id)) throw new CliError('bad_usage', `${file} names a match "${id}", which is not an id.`);
      return readIfThere(join(replays ?? join(folder, 'replays'), `${id}.jxr`));
    },
    async loadRules(scenarioId, rulesHash) {
      const own = await ownRules(scenarioId, rulesHash);
      if (own !== null) return own;
      const saved = await rulesFiles();
      if (saved !== null) return assembleScenario(findScenario(scenarioId), saved.module, saved.manifest);
      throw new CliError(
        'bad_usage',
        `The matches were played under rules ${rulesHash.slice(0, 16)}…, which this version of Jixia does not have. ` +
          'Verify it online, or save it there with --save, which brings the rules along.',
      );
    },
    rulesFiles,
  };
}
