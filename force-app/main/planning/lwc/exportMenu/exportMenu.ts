import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import { fillLabel, formattersFor } from 'c/formatters';
import { appleMapsUrl, csvOf, googleMapsUrl, icsOf, type ExportDay } from 'c/planExport';
import apple from '@salesforce/label/c.Fieldmap_Week_ExportApple';
import calendarFile from '@salesforce/label/c.Fieldmap_Week_ExportCalendar';
import columnAddress from '@salesforce/label/c.Fieldmap_Week_ColumnAddress';
import columnBegins from '@salesforce/label/c.Fieldmap_Week_ColumnBegins';
import columnDate from '@salesforce/label/c.Fieldmap_Week_ColumnDate';
import columnEnds from '@salesforce/label/c.Fieldmap_Week_ColumnEnds';
import columnLatitude from '@salesforce/label/c.Fieldmap_Week_ColumnLatitude';
import columnLongitude from '@salesforce/label/c.Fieldmap_Week_ColumnLongitude';
import columnName from '@salesforce/label/c.Fieldmap_Week_ColumnName';
import exportLabel from '@salesforce/label/c.Fieldmap_Week_Export';
import google from '@salesforce/label/c.Fieldmap_Week_ExportGoogle';
import table from '@salesforce/label/c.Fieldmap_Week_ExportTable';

const HEADINGS = [
    columnDate,
    columnBegins,
    columnEnds,
    columnName,
    columnAddress,
    columnLatitude,
    columnLongitude
] as const;

/** Takes the days to a map program, a spreadsheet or a calendar. */
export default class ExportMenu extends NavigationMixin(LightningElement) {
    @api days: readonly ExportDay[] = [];
    @api timeZone = '';

    readonly words = { exportLabel };

    get entries(): readonly { value: string; label: string; icon: string }[] {
        const format = formattersFor();
        const days = this.days.filter(({ stops }) => stops.length > 0);
        return [
            { value: 'ics', label: calendarFile, icon: 'utility:event' },
            { value: 'csv', label: table, icon: 'utility:table' },
            ...days.map(({ date }, index) => ({
                value: `google:${index}`,
                label: fillLabel(google, format.weekday(date)),
                icon: 'utility:new_window'
            })),
            ...days.map(({ date }, index) => ({
                value: `apple:${index}`,
                label: fillLabel(apple, format.weekday(date)),
                icon: 'utility:new_window'
            }))
        ];
    }

    handleSelect(event: CustomEvent<{ value: string }>): void {
        const [kind, index] = event.detail.value.split(':');
        const days = this.days.filter(({ stops }) => stops.length > 0);
        const day = days[Number(index)];
        if (kind === 'ics') {
            this.download('fieldmap-week.ics', 'text/calendar', icsOf(days, new Date().toISOString()));
        } else if (kind === 'csv') {
            const format = formattersFor({ timeZone: this.timeZone });
            this.download(
                'fieldmap-week.csv',
                'text/csv',
                csvOf(days, HEADINGS, (instant) => format.time(instant))
            );
        } else if (day !== undefined) {
            this.open(kind === 'google' ? googleMapsUrl(day) : appleMapsUrl(day));
        }
    }

    private open(url: string): void {
        this[NavigationMixin.Navigate]({ type: 'standard__webPage', attributes: { url } });
    }

    private download(name: string, type: string, text: string): void {
        const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
        const link = document.createElement('a');
        link.href = url;
        link.download = name;
        link.click();
        URL.revokeObjectURL(url);
    }
}
