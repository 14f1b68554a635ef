import type { SettingDefinition } from './definition.ts';

const page = 'baseMap';

/** What lies under the data, and where the map opens. */
export const MAP_SETTINGS: readonly SettingDefinition[] = [
    { key: 'baseMapKind', page, input: 'choice', choices: ['vector', 'tiles'], defaultValue: 'vector' },
    {
        key: 'tileUrl',
        page,
        input: 'tileUrl',
        defaultValue: 'https://tile.example.com/{z}/{x}/{y}.png',
        isOptional: true
    },
    { key: 'tileKey', page, input: 'text', defaultValue: '', isOptional: true },
    { key: 'tileAttribution', page, input: 'text', defaultValue: '© OpenStreetMap contributors', isOptional: true },
    {
        key: 'maxZoom',
        page,
        input: 'number',
        unit: 'zoomLevel',
        least: 1,
        most: 22,
        isWhole: true,
        defaultValue: '18'
    },
    { key: 'homeLatitude', page, input: 'number', unit: 'degrees', least: -90, most: 90, defaultValue: '47.16' },
    { key: 'homeLongitude', page, input: 'number', unit: 'degrees', least: -180, most: 180, defaultValue: '9.54' },
    { key: 'homeZoom', page, input: 'number', unit: 'zoomLevel', least: 1, most: 22, defaultValue: '11' }
];
