import type { Adoption } from 'c/contracts';

const COLUMNS = [
    'kind',
    'week_or_user',
    'name',
    'last_active_on',
    'visits_manual',
    'visits_plan',
    'visits_detected',
    'visits_other',
    'active_people',
    'accepted',
    'later',
    'rejected',
    'measured_reports',
    'median_report_seconds',
    'entries_per_visit'
] as const;

type Cell = string | number | null;

/** All weeks, then all people, in plain numbers (no locale), as RFC 4180 says. */
export function adoptionCsv({ weeks, people }: Adoption, names: ReadonlyMap<string, string>): string {
    const rows: Cell[][] = [
        [...COLUMNS],
        ...weeks.map((week) => [
            'week',
            week.weekFrom,
            '',
            '',
            ...Object.values(week.visits),
            week.activePeople,
            week.accepted,
            week.later,
            week.rejected,
            week.measuredReports,
            week.medianReportSeconds,
            week.entriesPerVisit
        ]),
        ...people.map((person) => [
            'person',
            person.userId,
            names.get(person.userId) ?? '',
            person.lastActiveOn,
            ...Object.values(person.visits),
            null,
            person.accepted,
            null,
            null,
            null,
            person.medianReportSeconds,
            null
        ])
    ];
    return rows.map((row) => `${row.map((cell) => quoted(String(cell ?? ''))).join(',')}\r\n`).join('');
}

/** A cell that a spreadsheet would take for a formula is kept as text. */
function quoted(cell: string): string {
    const safe = /^[=+@\t\r-]/.test(cell) ? `'${cell}` : cell;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
