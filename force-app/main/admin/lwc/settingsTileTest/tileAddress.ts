/** Address of the tile that holds a place, with the key in it. Degrees WGS 84; Web Mercator as every XYZ server has it. */
export function tileAddress(
    template: string,
    key: string,
    { latitude, longitude, zoom }: { readonly latitude: number; readonly longitude: number; readonly zoom: number }
): string {
    const z = Math.max(0, Math.floor(zoom));
    const count = 2 ** z;
    const radians = (Math.max(-85, Math.min(85, latitude)) * Math.PI) / 180;
    const x = Math.floor(((longitude + 180) / 360) * count);
    const y = Math.floor(((1 - Math.asinh(Math.tan(radians)) / Math.PI) / 2) * count);
    const values: Readonly<Record<string, string>> = {
        z: String(z),
        x: String(Math.min(count - 1, Math.max(0, x))),
        y: String(y),
        s: 'a',
        r: '',
        key: encodeURIComponent(key)
    };
    return template.replace(/\{(\w+)\}/g, (hole, name: string) => values[name] ?? hole);
}
