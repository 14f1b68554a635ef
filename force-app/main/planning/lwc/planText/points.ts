import type { Formatters } from 'c/formatters';

/** `+40` or `−10`. */
export function pointsText(points: number, format: Formatters): string {
    return `${points < 0 ? '−' : '+'}${format.number(Math.abs(points), 0)}`;
}
