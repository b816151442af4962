// What somebody is changing of a thing that others may change meanwhile: the version it was made from, and which parts are theirs.
import { useState } from 'react';

type Fields = Readonly<Record<string, unknown>>;
type State<D> = { readonly base: D; readonly draft: D; readonly etag: string };

export type Draft<D extends Fields> = {
  readonly draft: D;
  /** Of the version that the draft was made from. */
  readonly etag: string;
  readonly change: (part: Partial<D>) => void;
  /** It is stored as it is now. */
  readonly saved: (etag: string) => void;
  /** Takes in the current version; what was changed here stays. */
  readonly rebase: (current: D, etag: string) => void;
};

/** The fields of `current`, but for those in which `draft` differs from `base`. */
export const rebased = <D extends Fields>(base: D, draft: D, current: D): D => {
  const own = Object.entries(draft).filter(([name, value]) => value !== base[name]);
  return { ...current, ...Object.fromEntries(own) };
};

export const useDraft = <D extends Fields>(initial: () => D, etag: string): Draft<D> => {
  const [state, setState] = useState<State<D>>(() => {
    const base = initial();
    return { base, draft: base, etag };
  });
  return {
    draft: state.draft,
    etag: state.etag,
    change: (part) => setState((now) => ({ ...now, draft: { ...now.draft, ...part } })),
    saved: (next) => setState(({ draft }) => ({ base: draft, draft, etag: next })),
    rebase: (current, next) =>
      setState(({ base, draft }) => ({ base: current, draft: rebased(base, draft, current), etag: next })),
  };
};
