// Hands a published policy to the match page.
import { withMatches } from '../match/match-store.ts';
import { botsOf } from '../scenarios/use-scenarios.ts';
import { fileUrl, type Model } from './use-models.ts';

/** Rejects where the file cannot be fetched. Afterwards go to /match. */
export async function seatModel(model: Model, number: number): Promise<void> {
  const response = await fetch(fileUrl(model, number));
  if (!response.ok) {
    const body = (await response.json().catch(() => null)) as { error?: { message?: string } } | null;
    throw new Error(body?.error?.message ?? `${response.status}`);
  }
  const bytes = new Uint8Array(await response.arrayBuffer());
  const bots = botsOf(model.scenarioId);
  const opponent = bots.at(-1)?.name ?? 'random';
  withMatches((matches) => void matches.seatPolicy(model.scenarioId, `${model.slug}-v${number}.onnx`, bytes, opponent));
}
