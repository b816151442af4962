// `jixia certificate verify`: fetches the evidence of a certificate, runs every match of it again and says what is true.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type EvidenceMatch,
  type EvidenceVerification,
  evidenceBytes,
  matchesOf,
  verifyEvidence,
} from '@jixia/arena/evidence';
import { CliError } from '../cli-error.ts';
import type { Command } from '../command.ts';
import { type EvidenceSource, openFileEvidence, openServerEvidence } from '../evidence-source.ts';
import { table } from '../output.ts';
import { writeWhole } from '../write-file.ts';

const serverVariable = 'JIXIA_SERVER';
const defaultServer = 'http://localhost:4180';

/** An address of a certificate, a file, or a code. */
function open(
  operand: string,
  server: string | undefined,
  replays: string | undefined,
  hasServer: boolean,
): Promise<EvidenceSource> {
  if (/^https?:\/\//i.test(operand)) {
    const url = URL.canParse(operand) ? new URL(operand) : null;
    const code = /\/certificates\/([^/]+)/.exec(url?.pathname ?? '')?.[1];
    if (url === null || code === undefined) {
      throw new CliError('bad_usage', `${operand} is not the address of a certificate: …/certificates/CODE.`);
    }
    if (hasServer) throw new CliError('bad_usage', '--server goes with a code; the address names its server.');
    return openServerEvidence(url.origin, decodeURIComponent(code));
  }
  if (operand.endsWith('.json')) {
    if (hasServer) throw new CliError('bad_usage', '--server goes with a code; a file is verified offline.');
    return openFileEvidence(operand, replays);
  }
  const base = server ?? defaultServer;
  if (!/^https?:\/\//i.test(base) || !URL.canParse(base)) {
    throw new CliError('bad_usage', `--server ${base} is not an address such as https://jixia.example.org.`);
  }
  return openServerEvidence(new URL(base).origin, operand);
}

/** Writes all that a verification without a network needs. */
async function save(folder: string, { evidence, certificate, rulesFiles }: EvidenceSource): Promise<void> {
  try {
    await mkdir(join(folder, 'replays'), { recursive: true });
  } catch (cause) {
    throw new CliError('cannot_write', `Cannot make the folder "${folder}".`, { cause });
  }
  await writeWhole(join(folder, 'evidence.json'), evidenceBytes(evidence));
  if (certificate !== null) await writeWhole(join(folder, 'certificate.json'), JSON.stringify(certificate, null, 2));
  const rules = await rulesFiles();
  if (rules === null) return;
  await writeWhole(join(folder, 'rules.wasm'), rules.module);
  await writeWhole(join(folder, 'rules.manifest.json'), rules.manifest);
}

const short = (hash: string): string => `${hash.slice(0, 16)}…`;

function lines(
  { evidence, certificate }: EvidenceSource,
  found: EvidenceVerification,
  chosen: readonly EvidenceMatch[],
): string[] {
  const names = new Map(evidence.standings.map(({ entryId, name }) => [entryId, name]));
  const sideName = (match: EvidenceMatch | undefined, side: number): string => {
    const id = match?.sides[side]?.entryId ?? '';
    return names.get(id) ?? id;
  };
  const wrong = found.matches.filter(({ ok }) => !ok);
  const rows = found.matches.map(({ id, ok, winner, problem }, at) => {
    const match = chosen[at];
    const players = `${sideName(match, 0)} – ${sideName(match, 1)}`;
    const result = winner === null ? '?' : winner < 0 ? 'draw' : `${sideName(match, winner)} won`;
    return [ok ? 'true' : 'FALSE', id, players, ok ? result : (problem ?? ''), short(match?.replayHash ?? '')];
  });
  const { competition, phase } = evidence;
  const head =
    certificate === null
      ? []
      : [
          `Certificate ${certificate.code}: ${certificate.holderName}, ${certificate.entry.name}, ` +
            (certificate.rank === null ? 'took part' : `place ${certificate.rank} of ${certificate.rankedEntries}`),
          ...(certificate.revokedAt === null ? [] : [`REVOKED: ${certificate.revokedReason ?? ''}`]),
        ];
  return [
    ...head,
    `${competition.titleZh} · ${competition.titleEn}, phase ${phase.ordinal} (${phase.kind}), ${evidence.scenarioId}`,
    '',
    ...table([['', 'match', 'sides', 'result', 'replay'], ...rows]),
    ...wrong.map(({ id, reason }) => `  ${id}: ${reason}`),
    '',
    `matches    ${found.matches.length - wrong.length} of ${found.matches.length} run again and true` +
      (chosen.length < evidence.matches.length ? ` (the evidence has ${evidence.matches.length})` : ''),
    `standings  ${
      found.standings === null
        ? 'not counted: that needs all matches to be true'
        : found.standings.length === 0
          ? 'count what was played'
          : `FALSE: ${found.standings.map(({ name, field, claimed, counted }) => `${name} ${field} ${claimed}, counted ${counted}`).join('; ')}`
    }`,
    `evidence   ${found.evidenceHash}${
      found.isHashRight === null
        ? ' (compare it with the certificate)'
        : found.isHashRight
          ? ', as the certificate says'
          : `, but the certificate says ${certificate?.evidence.hash}`
    }`,
  ];
}

export const certificateVerify: Command = {
  name: 'certificate verify',
  summary:
    'Fetches the evidence of a certificate and every replay it names, checks their hashes, runs every match again and counts the results. Exit code 1 where anything is not true, or the certificate is revoked.',
  operands: [{ name: 'CERTIFICATE', summary: 'a code, the address of its page, or an evidence file (.json), offline' }],
  options: [
    {
      name: 'server',
      kind: 'text',
      value: 'URL',
      summary: `where a code belongs to (default: ${serverVariable}, or ${defaultServer})`,
    },
    {
      name: 'replays',
      kind: 'text',
      value: 'FOLDER',
      summary: 'of an evidence file: replays as MATCH.jxr (default: replays, beside the file)',
    },
    { name: 'save', kind: 'text', value: 'FOLDER', summary: 'keep evidence, replays and rules, to verify offline' },
    {
      name: 'own',
      kind: 'flag',
      summary: "only matches of the certificate's entry; the standings are not counted then",
    },
  ],
  examples: [
    'certificate verify https://jixia.example.org/certificates/7K2M-9QTR-4WXN-3HBD',
    'certificate verify 7K2M-9QTR-4WXN-3HBD --server https://jixia.example.org --save proof',
    'certificate verify proof/evidence.json',
  ],
  async run({ operands, values, output }) {
    const [operand = ''] = operands;
    const server = values.optionalText('server');
    const source = await open(
      operand,
      server ?? process.env[serverVariable],
      values.optionalText('replays'),
      server !== undefined,
    );
    const { evidence, certificate } = source;
    if (values.flag('own') && certificate === null) {
      throw new CliError('bad_usage', '--own needs to know whose certificate it is; this file does not say.');
    }
    const chosen =
      certificate !== null && values.flag('own') ? matchesOf(evidence, certificate.entry.id) : evidence.matches;
    const folder = values.optionalText('save');
    if (folder !== undefined) await save(folder, source);
    const progress = output.progress('Running the matches again', chosen.length, 'matches');
    const found = await verifyEvidence({
      evidence,
      matches: chosen,
      ...(certificate === null ? {} : { claimedHash: certificate.evidence.hash }),
      async fetchReplay(match) {
        const bytes = await source.fetchReplay(match);
        if (folder !== undefined && bytes !== null) await writeWhole(join(folder, 'replays', `${match.id}.jxr`), bytes);
        return bytes;
      },
      loadRules: source.loadRules,
      onMatch: (_finding, done) => progress.update(done),
    });
    progress.end();
    const isRevoked = certificate !== null && certificate.revokedAt !== null;
    const ok = found.ok && !isRevoked;
    const what = certificate === null ? 'The evidence' : 'The certificate';
    output.result({ ...found, ok, isRevoked, certificate }, [
      ...lines(source, found, chosen),
      '',
      ok ? `${what} is true.` : `${what} is NOT ${isRevoked && found.ok ? 'valid: it was revoked' : 'true'}.`,
    ]);
    return ok ? 0 : 1;
  },
};
