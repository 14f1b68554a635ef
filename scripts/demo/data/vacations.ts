import { dayOfParts, weekdayOf, yearOf } from './days.ts';
import type { Random } from './random.ts';

/** Two weeks in summer, one in autumn or spring, a few single days; in every year around today. */
export function vacationDays(today: number, random: Random): Set<number> {
    const days = new Set<number>();
    for (let year = yearOf(today) - 2; year <= yearOf(today) + 1; year++) {
        addWeeks(days, dayOfParts(year, 7, 1) + random.int(0, 49), 2);
        addWeeks(days, dayOfParts(year, random.pick([2, 4, 10]), 1) + random.int(0, 20), 1);
        for (let i = 0; i < 4; i++) days.add(dayOfParts(year, 1, 1) + random.int(0, 364));
    }
    return days;
}

function addWeeks(days: Set<number>, near: number, weeks: number): void {
    const monday = near - weekdayOf(near);
    for (let day = monday; day < monday + 7 * weeks; day++) days.add(day);
}
