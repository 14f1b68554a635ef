/**
 * Strongly connected components of a directed graph: two nodes share a number when each can be reached from the other.
 *
 * Source: Tarjan (1972), Depth-first search and linear graph algorithms, SIAM Journal on Computing 1(2); iterative.
 */
export function strongComponents(nodeCount: number, heads: readonly (readonly number[])[]): Int32Array {
    const component = new Int32Array(nodeCount).fill(-1);
    const order = new Int32Array(nodeCount).fill(-1);
    const low = new Int32Array(nodeCount);
    const nextChild = new Int32Array(nodeCount);
    const open: number[] = [];
    let visited = 0;
    let components = 0;
    for (let root = 0; root < nodeCount; root++) {
        if (order[root] !== -1) continue;
        const path = [root];
        while (path.length > 0) {
            const node = path[path.length - 1]!;
            if (order[node] === -1) {
                order[node] = low[node] = visited++;
                open.push(node);
            }
            const child = heads[node]![nextChild[node]!];
            if (child !== undefined) {
                nextChild[node]!++;
                if (order[child] === -1) path.push(child);
                else if (component[child] === -1) low[node] = Math.min(low[node]!, order[child]!);
                continue;
            }
            path.pop();
            const parent = path[path.length - 1];
            if (parent !== undefined) low[parent] = Math.min(low[parent]!, low[node]!);
            if (low[node] !== order[node]) continue;
            for (let member = -1; member !== node; ) {
                member = open.pop()!;
                component[member] = components;
            }
            components++;
        }
    }
    return component;
}
