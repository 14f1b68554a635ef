/** What the search asks of a clock. Two engines answer: plain (one state per stop) and rich (pauses, several windows). */
export interface Timing {
    /** Of the last successful `find`: where to insert, and the travel it adds. */
    position: number;
    cost: number;
    /** Recomputes the times of route r; false when it cannot be kept. */
    refresh(r: number): boolean;
    /** Cheapest feasible place of candidate `node` in route r; false without any. Sets `position` and `cost`. */
    find(node: number, r: number): boolean;
    /**
     * What `find` would say after another visit went in at position `inserted`, given what it said before (`position`,
     * `cost`). Relies on insertions making other places no cheaper and no wider.
     */
    update(node: number, r: number, position: number, cost: number, inserted: number): boolean;
}
