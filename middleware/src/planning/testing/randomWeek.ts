import { account, appointment, BASE, createPlanningWorld, REP, type PlanningWorld } from './planningWorld.ts';

/** Small seeded generator (mulberry32) for test data. */
export function seeded(seed: number): () => number {
    let state = seed;
    return () => {
        state = (state + 0x6d2b79f5) | 0;
        let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
    };
}

const HOURS = [
    null,
    null,
    'Mo-Fr 08:00-12:00,13:30-17:00',
    'Mo-We 09:00-11:00',
    'Th-Fr 13:00-18:00; Sa 09:00-12:00',
    '24/7',
    'closed on Mondays'
];

/** A world with `count` customers, opening hours, deals, rejections and calendar entries, all from the seed. */
export function randomWorld(
    seed: number,
    count = 80,
    options: Parameters<typeof createPlanningWorld>[0] = {}
): PlanningWorld {
    const random = seeded(seed);
    const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
    const world = createPlanningWorld(options);
    const place = (): { latitude: number; longitude: number } => ({
        latitude: BASE.latitude + (random() - 0.5) * 0.5,
        longitude: BASE.longitude + (random() - 0.5) * 0.6
    });
    world.candidates = Array.from({ length: count }, (_, index) =>
        account(index + 1, {
            place: random() < 0.03 ? null : place(),
            customerClass: pick(['A', 'B', 'C', 'D', null]),
            openingHours: pick(HOURS),
            lastVisitDate: pick([null, '2026-08-01', '2026-10-15', '2026-11-05', '2026-11-18']),
            lastOutcome: pick([null, 'Not Interested', 'Offer Requested'])
        })
    );
    world.appointments = Array.from({ length: Math.floor(random() * 5) }, (_, index) => {
        const day = 23 + Math.floor(random() * 5);
        const hour = 7 + Math.floor(random() * 9);
        return appointment({
            recordId: `00U${String(index + 1).padStart(12, '0')}AAA`,
            ownerId: REP,
            startsAt: `2026-11-${day}T${String(hour).padStart(2, '0')}:30:00Z`,
            endsAt: `2026-11-${day}T${String(hour + 1).padStart(2, '0')}:15:00Z`,
            place: random() < 0.5 ? place() : null
        });
    });
    return world;
}
