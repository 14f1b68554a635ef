import { shapePath, type MarkerCore } from 'c/mapLayers';
import { corePath } from 'c/mapLayers';
import type { MarkerShape } from 'c/contracts';

/** A group of the picture's legend: signs of records, or colours of areas. */
export interface PictureLegend {
    readonly title: string;
    readonly rows: readonly {
        readonly label: string;
        readonly colour: string;
        /** Null: a filled box. */
        readonly sign: { readonly shape: MarkerShape; readonly core: MarkerCore } | null;
    }[];
    /** A band from little to much, in place of rows. */
    readonly band: { readonly colours: readonly string[]; readonly low: string; readonly high: string } | null;
    readonly note: string;
}

export interface PictureText {
    readonly title: string;
    readonly subtitle: string;
    readonly attribution: string;
    readonly legends: readonly PictureLegend[];
}

/** A4 landscape at 150 dots an inch. */
export const SHEET = { width: 1754, height: 1240 };
const MARGIN = 48;
const HEAD = 96;
const FOOT = 44;
const LEGEND_WIDTH = 380;
const LINE = 34;
const FONT = '"Salesforce Sans", -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans JP", Arial, sans-serif';
const INK = '#16325c';
const GREY = '#444444';

/** Title, map, legend and attribution on one sheet. The map keeps its shape; nothing of it is cut off. */
export function composeSheet(map: HTMLCanvasElement, text: PictureText): HTMLCanvasElement {
    const sheet = document.createElement('canvas');
    sheet.width = SHEET.width;
    sheet.height = SHEET.height;
    const context = sheet.getContext('2d');
    if (!context) return sheet;
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, SHEET.width, SHEET.height);
    context.textBaseline = 'middle';
    write(context, text.title, MARGIN, MARGIN + 22, 700, 38, INK, SHEET.width - 2 * MARGIN);
    write(context, text.subtitle, MARGIN, MARGIN + 64, 400, 22, GREY, SHEET.width - 2 * MARGIN);
    const hasLegend = text.legends.length > 0;
    const room = {
        width: SHEET.width - 2 * MARGIN - (hasLegend ? LEGEND_WIDTH + 32 : 0),
        height: SHEET.height - 2 * MARGIN - HEAD - FOOT
    };
    const scale = Math.min(room.width / map.width, room.height / map.height);
    const size = { width: map.width * scale, height: map.height * scale };
    context.drawImage(map, MARGIN, MARGIN + HEAD, size.width, size.height);
    context.strokeStyle = '#c9c9c9';
    context.lineWidth = 1;
    context.strokeRect(MARGIN, MARGIN + HEAD, size.width, size.height);
    const foot = Math.min(SHEET.height - MARGIN, MARGIN + HEAD + size.height + 26);
    write(context, text.attribution, MARGIN, foot, 400, 18, GREY, SHEET.width - 2 * MARGIN);
    if (hasLegend) drawLegends(context, text.legends, SHEET.width - MARGIN - LEGEND_WIDTH, MARGIN + HEAD);
    return sheet;
}

function drawLegends(
    context: CanvasRenderingContext2D,
    legends: readonly PictureLegend[],
    x: number,
    top: number
): void {
    let y = top + 14;
    const bottom = SHEET.height - MARGIN - FOOT;
    for (const { title, rows, band, note } of legends) {
        if (y + LINE > bottom) return;
        write(context, title, x, y, 700, 22, INK, LEGEND_WIDTH);
        y += LINE;
        if (band) y = drawBand(context, band, x, y);
        for (const row of rows) {
            if (y + LINE > bottom) return;
            drawSwatch(context, row, x + 14, y);
            write(context, row.label, x + 40, y, 400, 20, '#181818', LEGEND_WIDTH - 40);
            y += LINE;
        }
        for (const line of wrapped(context, note, LEGEND_WIDTH)) {
            if (y + LINE > bottom) return;
            write(context, line, x, y, 400, 17, GREY, LEGEND_WIDTH);
            y += 24;
        }
        y += 18;
    }
}

function drawBand(
    context: CanvasRenderingContext2D,
    { colours, low, high }: NonNullable<PictureLegend['band']>,
    x: number,
    y: number
): number {
    const gradient = context.createLinearGradient(x, 0, x + LEGEND_WIDTH, 0);
    colours.forEach((colour, i) => gradient.addColorStop(i / (colours.length - 1), colour));
    context.fillStyle = gradient;
    context.fillRect(x, y - 12, LEGEND_WIDTH, 20);
    write(context, low, x, y + 26, 400, 20, '#181818', LEGEND_WIDTH / 2);
    context.textAlign = 'right';
    write(context, high, x + LEGEND_WIDTH, y + 26, 400, 20, '#181818', LEGEND_WIDTH / 2);
    context.textAlign = 'left';
    return y + 26 + LINE;
}

function drawSwatch(
    context: CanvasRenderingContext2D,
    { colour, sign }: PictureLegend['rows'][number],
    x: number,
    y: number
): void {
    context.fillStyle = colour;
    if (!sign) {
        context.fillRect(x - 12, y - 10, 24, 20);
        context.strokeRect(x - 12, y - 10, 24, 20);
        return;
    }
    context.fill(new Path2D(shapePath(sign.shape, x, y, 10)));
    const core = corePath(sign.core, sign.shape, x, y, 10);
    if (core === '') return;
    context.fillStyle = '#ffffff';
    context.fill(new Path2D(core));
}

function write(
    context: CanvasRenderingContext2D,
    text: string,
    x: number,
    y: number,
    weight: number,
    pixels: number,
    colour: string,
    room: number
): void {
    context.font = `${weight} ${pixels}px ${FONT}`;
    context.fillStyle = colour;
    context.fillText(text, x, y, room);
}

function wrapped(context: CanvasRenderingContext2D, text: string, room: number): string[] {
    if (text === '') return [];
    context.font = `400 17px ${FONT}`;
    const lines: string[] = [];
    let line = '';
    // Words where there are spaces; letter by letter where a language writes without them.
    for (const word of text.includes(' ') ? text.split(' ') : [...text]) {
        const longer = line === '' ? word : `${line}${text.includes(' ') ? ' ' : ''}${word}`;
        if (context.measureText(longer).width > room && line !== '') {
            lines.push(line);
            line = word;
        } else line = longer;
    }
    return [...lines, line];
}
