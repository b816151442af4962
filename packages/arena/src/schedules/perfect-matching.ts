// Whether everyone can be paired: maximum matching in a graph by Edmonds' blossom algorithm (1965), O(n^3).

/** Partner of each node in a maximum matching, -1 = none. `neighbours[i]` lists who i may be paired with, both ways. */
export const maximumMatching = (neighbours: readonly (readonly number[])[]): number[] => {
  const size = neighbours.length;
  const partner = new Array<number>(size).fill(-1);
  // A quick start: first come, first served.
  for (let node = 0; node < size; node++) {
    if (partner[node] !== -1) continue;
    const free = neighbours[node]!.find((other) => other !== node && partner[other] === -1);
    if (free !== undefined) [partner[node], partner[free]] = [free, node];
  }
  for (let root = 0; root < size; root++) {
    if (partner[root] === -1) augment(neighbours, partner, root);
  }
  return partner;
};

/** Looks for an augmenting path from `root`, shrinking odd cycles into their base, and takes it. */
const augment = (neighbours: readonly (readonly number[])[], partner: number[], root: number): boolean => {
  const size = neighbours.length;
  const parent = new Array<number>(size).fill(-1);
  const base = Array.from({ length: size }, (_, node) => node);
  const isOuter = new Array<boolean>(size).fill(false);
  isOuter[root] = true;
  const queue = [root];

  const commonBase = (x: number, y: number): number => {
    const isOnPath = new Array<boolean>(size).fill(false);
    for (let node = base[x]!; ; node = base[parent[partner[node]!]!]!) {
      isOnPath[node] = true;
      if (partner[node] === -1) break;
    }
    let node = base[y]!;
    while (!isOnPath[node]) node = base[parent[partner[node]!]!]!;
    return node;
  };
  const markPath = (from: number, blossomBase: number, child: number, inBlossom: boolean[]): void => {
    let [node, below] = [from, child];
    while (base[node] !== blossomBase) {
      const mate = partner[node]!;
      inBlossom[base[node]!] = true;
      inBlossom[base[mate]!] = true;
      parent[node] = below;
      below = mate;
      node = parent[mate]!;
    }
  };
  const shrink = (x: number, y: number): void => {
    const blossomBase = commonBase(x, y);
    const inBlossom = new Array<boolean>(size).fill(false);
    markPath(x, blossomBase, y, inBlossom);
    markPath(y, blossomBase, x, inBlossom);
    for (let node = 0; node < size; node++) {
      if (!inBlossom[base[node]!]) continue;
      base[node] = blossomBase;
      if (!isOuter[node]) {
        isOuter[node] = true;
        queue.push(node);
      }
    }
  };

  for (let node = queue.shift(); node !== undefined; node = queue.shift()) {
    for (const other of neighbours[node]!) {
      if (base[node] === base[other] || partner[node] === other) continue;
      const isOuterNode = other === root || (partner[other] !== -1 && parent[partner[other]!] !== -1);
      if (isOuterNode) shrink(node, other);
      else if (parent[other] === -1) {
        parent[other] = node;
        if (partner[other] === -1) {
          for (let end = other; end !== -1; ) {
            const before = parent[end]!;
            const after = partner[before]!;
            [partner[end], partner[before]] = [before, end];
            end = after;
          }
          return true;
        }
        isOuter[partner[other]!] = true;
        queue.push(partner[other]!);
      }
    }
  }
  return false;
};

/** Whether everyone of `members` can be paired with another by `may`. */
export const canPairAll = (members: readonly string[], may: (x: string, y: string) => boolean): boolean => {
  if (members.length % 2 !== 0) return false;
  const neighbours = members.map((x) => members.flatMap((y, at) => (x !== y && may(x, y) ? [at] : [])));
  return maximumMatching(neighbours).every((partner) => partner !== -1);
};
