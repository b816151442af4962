// Strongly connected components of a directed graph (Tarjan 1972), and a shortest cycle within one.

/** Components as sorted lists of nodes, those that nothing leads out of last; `next[i]` lists where i leads. */
export const stronglyConnected = (next: readonly (readonly number[])[]): number[][] => {
  const order = new Array<number>(next.length).fill(-1);
  const low = new Array<number>(next.length).fill(0);
  const isOpen = new Array<boolean>(next.length).fill(false);
  const open: number[] = [];
  const components: number[][] = [];
  let count = 0;
  const enter = (node: number): void => {
    order[node] = low[node] = count++;
    open.push(node);
    isOpen[node] = true;
  };
  for (let root = 0; root < next.length; root++) {
    if (order[root] !== -1) continue;
    enter(root);
    const path: { node: number; edge: number }[] = [{ node: root, edge: 0 }];
    for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
      const { node } = step;
      const to = next[node]![step.edge++];
      if (to !== undefined) {
        if (order[to] === -1) {
          enter(to);
          path.push({ node: to, edge: 0 });
        } else if (isOpen[to]) low[node] = Math.min(low[node]!, order[to]!);
        continue;
      }
      path.pop();
      const parent = path.at(-1);
      if (parent !== undefined) low[parent.node] = Math.min(low[parent.node]!, low[node]!);
      if (low[node] !== order[node]) continue;
      const component = open.splice(open.indexOf(node));
      for (const member of component) isOpen[member] = false;
      components.push(component.sort((x, y) => x - y));
    }
  }
  return components.reverse();
};

/** A shortest cycle through nodes of `component` alone, starting at its lowest node that lies on one; null where none. */
export const shortestCycle = (
  next: readonly (readonly number[])[],
  component: readonly number[],
): readonly number[] | null => {
  const members = new Set(component);
  let best: number[] | null = null;
  for (const start of component) {
    const cameFrom = new Map<number, number>();
    let frontier = [start];
    while (frontier.length > 0 && !cameFrom.has(start)) {
      const reached: number[] = [];
      for (const node of frontier) {
        for (const to of next[node]!) {
          if (!members.has(to) || cameFrom.has(to)) continue;
          cameFrom.set(to, node);
          if (to !== start) reached.push(to);
        }
      }
      frontier = reached;
    }
    if (!cameFrom.has(start)) continue;
    const cycle: number[] = [];
    for (let node = cameFrom.get(start)!; node !== start; node = cameFrom.get(node)!) cycle.unshift(node);
    cycle.unshift(start);
    if (best === null || cycle.length < best.length) best = cycle;
  }
  return best;
};
