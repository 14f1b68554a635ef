/** A shape that is drawn over the map. */
export type DrawMode = 'rectangle' | 'lasso' | 'radius';
export interface Pixel {
    readonly x: number;
    readonly y: number;
}

const LINE = '#0b5cab';
const FILL = 'rgba(11, 92, 171, 0.12)';
/** Nearer points of a lasso add nothing. */
const STEP_PIXELS = 3;
/** A shorter drag was a slip. */
const LEAST_PIXELS = 6;

/** One drag with mouse, pen or finger, painted on a canvas as it grows. Knows pixels only. */
export class AreaDrawing {
    readonly mode: DrawMode;
    private readonly canvas: HTMLCanvasElement;
    private readonly points: Pixel[];

    constructor(mode: DrawMode, canvas: HTMLCanvasElement, start: Pixel) {
        this.mode = mode;
        this.canvas = canvas;
        this.points = [start];
        canvas.width = canvas.clientWidth;
        canvas.height = canvas.clientHeight;
    }

    /** Start of the drag: the middle of a radius. */
    get start(): Pixel {
        return this.points[0]!;
    }
    get end(): Pixel {
        return this.points[this.points.length - 1]!;
    }

    extend(point: Pixel): void {
        const { end } = this;
        if (Math.hypot(point.x - end.x, point.y - end.y) < STEP_PIXELS) return;
        this.points.push(point);
        this.paint();
    }

    /** Corners of the shape, or null when the drag was too short. */
    outline(): Pixel[] | null {
        const { start, end } = this;
        const reach = Math.max(...this.points.map(({ x, y }) => Math.hypot(x - start.x, y - start.y)));
        if (reach < LEAST_PIXELS) return null;
        if (this.mode === 'lasso') return this.points.length < 3 ? null : [...this.points];
        return [start, { x: end.x, y: start.y }, end, { x: start.x, y: end.y }];
    }

    clear(): void {
        this.canvas.getContext('2d')?.clearRect(0, 0, this.canvas.width, this.canvas.height);
    }

    private paint(): void {
        const context = this.canvas.getContext('2d');
        if (!context) return;
        this.clear();
        const { start, end } = this;
        context.beginPath();
        if (this.mode === 'radius') context.arc(start.x, start.y, Math.hypot(end.x - start.x, end.y - start.y), 0, 7);
        else for (const { x, y } of this.outline() ?? []) context.lineTo(x, y);
        context.closePath();
        context.fillStyle = FILL;
        context.fill();
        context.strokeStyle = LINE;
        context.lineWidth = 2;
        context.stroke();
    }
}
