// Runs the program within a test and keeps what it says.
import { runCli } from '../src/index.ts';

export async function run(...words: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const said = { stdout: '', stderr: '' };
  const code = await runCli(words, {
    stdout: { write: (text: string) => (said.stdout += text) },
    stderr: { write: (text: string) => (said.stderr += text) },
  });
  return { code, ...said };
}
