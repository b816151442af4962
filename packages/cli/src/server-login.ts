// Which Jixia server the command line talks to, and with which token: options, then the environment, then what
// `jixia login` kept in a file that only its owner may read.
import { chmod, mkdir, readFile, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Api, createApi } from '@jixia/api-client';
import { CliError } from './cli-error.ts';
import type { Option, Values } from './command.ts';
import { writeWhole } from './write-file.ts';

export const urlVariable = 'JIXIA_URL';
export const tokenVariable = 'JIXIA_TOKEN';
const defaultUrl = 'http://localhost:4180';

export const serverOptions: readonly Option[] = [
  {
    name: 'url',
    kind: 'text',
    value: 'URL',
    summary: `the server; else ${urlVariable}, \`jixia login\`, ${defaultUrl}`,
  },
  { name: 'token', kind: 'text', value: 'TOKEN', summary: `an API token; else ${tokenVariable}, \`jixia login\`` },
];

export type Login = { readonly url: string; readonly token: string };

export const loginFile = (): string =>
  join(process.env['XDG_CONFIG_HOME'] || join(homedir(), '.config'), 'jixia', 'login.json');

/** An address without a path. Throws CliError `bad_usage`. */
export function readServerUrl(text: string, from: string): string {
  const trimmed = text.trim().replace(/\/+$/, '');
  if (URL.canParse(trimmed) && /^https?:$/.test(new URL(trimmed).protocol) && new URL(trimmed).origin === trimmed)
    return trimmed;
  throw new CliError('bad_usage', `${from} must look like https://jixia.example.org, without a path, not "${text}".`);
}

const given = (text: string | undefined): string | undefined => (text === undefined || text === '' ? undefined : text);

/** Null where nobody has logged in. Throws CliError `bad_usage`. */
export async function readLogin(): Promise<Login | null> {
  let text: string;
  try {
    text = await readFile(loginFile(), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  try {
    const { url, token } = JSON.parse(text) as Partial<Login>;
    if (typeof url === 'string' && typeof token === 'string') return { url, token };
  } catch {
    // Told below.
  }
  throw new CliError('bad_usage', `${loginFile()} cannot be understood. Run \`jixia login\` again.`);
}

export async function writeLogin(login: Login): Promise<string> {
  const path = loginFile();
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeWhole(path, `${JSON.stringify(login)}\n`, 0o600);
  // Also where an older file was there with other rights.
  await chmod(path, 0o600);
  return path;
}

export const forgetLogin = (): Promise<void> => rm(loginFile(), { force: true });

/** The server that options and environment name, or the one logged in to; `token` may be missing. */
export async function readServer(
  values: Values,
): Promise<{ readonly url: string; readonly token: string | undefined }> {
  const urlOption = given(values.optionalText('url'));
  const urlEnvironment = given(process.env[urlVariable]);
  const kept = await readLogin();
  const named = urlOption ?? urlEnvironment;
  const from = urlOption === undefined ? urlVariable : '--url';
  const url = named === undefined ? (kept?.url ?? defaultUrl) : readServerUrl(named, from);
  // A token goes to the server it was made for, and to no other.
  const keptToken = kept?.url === url ? kept.token : undefined;
  return { url, token: given(values.optionalText('token')) ?? given(process.env[tokenVariable]) ?? keptToken };
}

/** Throws CliError `bad_usage` where there is no token. */
export async function openServer(values: Values): Promise<{ readonly api: Api; readonly url: string }> {
  const { url, token } = await readServer(values);
  if (token === undefined) {
    const how = `Make one at ${url}/account with the scopes read and submit, then run: npx jixia login --url ${url}`;
    throw new CliError('bad_usage', `An API token for ${url} is needed. ${how}`);
  }
  return { api: createApi({ baseUrl: url, token }), url };
}
