/** The day before another, YYYY-MM-DD: the last one of a period that ends before it. */
export function dayBefore(day: string): string {
    return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
