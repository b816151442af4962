// `jixia login`: keeps the address of a server and a token for it.
import { ApiError, createApi, dataOf } from '@jixia/api-client';
import { CliError } from '../cli-error.ts';
import type { Command } from '../command.ts';
import { forgetLogin, loginFile, readServer, serverOptions, tokenVariable, writeLogin } from '../server-login.ts';

/** From a pipe: what is typed on a command line can be read by others. */
async function tokenFromPipe(): Promise<string | undefined> {
  if (process.stdin.isTTY === true) return undefined;
  let text = '';
  for await (const chunk of process.stdin) {
    text += chunk;
    if (text.length > 10_000) break;
  }
  const [line = ''] = text.trim().split('\n');
  return line === '' ? undefined : line.trim();
}

export const login: Command = {
  name: 'login',
  summary: `Keeps the address of a Jixia server and an API token for it, in a file that only you may read. The token comes from --token, ${tokenVariable}, or a pipe.`,
  options: [...serverOptions, { name: 'forget', kind: 'flag', summary: 'forget the server and the token' }],
  examples: [
    'login --url https://jixia.example.org --token jixia_…',
    'login --url https://jixia.example.org < token.txt',
    'login --forget',
  ],
  async run({ values, output }) {
    if (values.flag('forget')) {
      await forgetLogin();
      output.result({ file: null }, [`Forgotten: ${loginFile()} is gone.`]);
      return 0;
    }
    const { url, token: known } = await readServer(values);
    const isNamed = values.optionalText('token') !== undefined || (process.env[tokenVariable] ?? '') !== '';
    const token = (isNamed ? known : await tokenFromPipe()) ?? known;
    if (token === undefined) {
      const how = `Make one at ${url}/account with the scopes read and submit, then: npx jixia login --url ${url} --token TOKEN`;
      throw new CliError('bad_usage', `A token is needed. ${how}`);
    }
    const api = createApi({ baseUrl: url, token });
    let name: string | null = null;
    try {
      ({ name } = await dataOf(api.GET('/api/me')));
    } catch (error) {
      // Good, but not for reading: it may be for submitting.
      if (!(error instanceof ApiError && error.code === 'forbidden')) throw error;
    }
    const file = await writeLogin({ url, token });
    output.result({ url, name, file }, [`${url} knows you${name === null ? '' : ` as ${name}`}. Kept in ${file}.`]);
    return 0;
  },
};
