import type { ExportDay, ExportStop } from './model.ts';

const LONGEST_LINE_OCTETS = 75;

/**
 * A calendar with one event a stop.
 *
 * `writtenAt` is the moment of the export (ISO 8601). Source: RFC 5545.
 */
export function icsOf(days: readonly ExportDay[], writtenAt: string): string {
    const events = days.flatMap(({ stops }) => stops.flatMap((stop) => eventLines(stop, writtenAt)));
    const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Fieldmap//My week//EN', ...events, 'END:VCALENDAR'];
    return `${lines.map(folded).join('\r\n')}\r\n`;
}

function eventLines({ key, name, subtitle, place, beginsAt, leavesAt }: ExportStop, writtenAt: string): string[] {
    return [
        'BEGIN:VEVENT',
        `UID:${escaped(key)}@fieldmap`,
        `DTSTAMP:${utc(writtenAt)}`,
        `DTSTART:${utc(beginsAt)}`,
        `DTEND:${utc(leavesAt)}`,
        `SUMMARY:${escaped(name)}`,
        `LOCATION:${escaped(subtitle)}`,
        `GEO:${place.latitude.toFixed(6)};${place.longitude.toFixed(6)}`,
        'END:VEVENT'
    ];
}

/** Text of a property (RFC 5545, 3.3.11). */
function escaped(text: string): string {
    return text.replaceAll(/[\\;,]/g, (character) => `\\${character}`).replaceAll(/\r\n|\r|\n/g, String.raw`\n`);
}

function utc(iso: string): string {
    return `${new Date(iso).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

/** Lines are at most 75 octets; the next part begins with a space, and no character is cut (RFC 5545, 3.1). */
function folded(line: string): string {
    const parts: string[] = [];
    let part = '';
    let octets = 0;
    for (const character of line) {
        const size = octetsOf(character);
        if (octets + size > LONGEST_LINE_OCTETS) {
            parts.push(part);
            part = '';
            // The space that the next line begins with counts.
            octets = 1;
        }
        part += character;
        octets += size;
    }
    return [...parts, part].join('\r\n ');
}

/** Octets of one character in UTF-8. */
function octetsOf(character: string): number {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) return 1;
    if (code < 0x800) return 2;
    return code < 0x10000 ? 3 : 4;
}
