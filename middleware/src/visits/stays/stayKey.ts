/** Names a stay of a person: its begin, UTC, to the minute. Two stays of a person never begin in one minute. */
export function stayKeyOf(startMs: number): string {
    return `${new Date(startMs).toISOString().slice(0, 16).replaceAll(/[-:]/g, '')}Z`;
}

/** Begin of the minute that a key names. */
export function minuteOfKey(stayKey: string): number {
    const [, year, month, day, hour, minute] = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})Z$/.exec(stayKey) ?? [];
    return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:00Z`);
}
