import { checkInPlace, devicePosition } from 'c/devicePosition';

const located = (answer: Geolocation['getCurrentPosition']): Geolocation =>
    ({ getCurrentPosition: answer }) as unknown as Geolocation;

describe('device position', () => {
    it('reads the position with its accuracy', async () => {
        const coords = { latitude: 47.1, longitude: 9.5, accuracy: 12.34 };
        const found = await devicePosition(located((done) => done({ coords } as GeolocationPosition)));
        expect(found).toEqual({ latitude: 47.1, longitude: 9.5, accuracyMetres: 12.3 });
    });

    it('is null when the person refuses or the device has none', async () => {
        expect(await devicePosition(located((_done, failed) => failed?.({} as GeolocationPositionError)))).toBeNull();
        expect(await devicePosition(undefined)).toBeNull();
    });

    it('does not wait for ever for an answer to the question', async () => {
        jest.useFakeTimers();
        const asked = devicePosition(located(() => undefined));
        jest.advanceTimersByTime(20_000);
        expect(await asked).toBeNull();
        jest.useRealTimers();
    });

    it('computes the distance and whether that is on site', () => {
        const customer = { latitude: 47.1, longitude: 9.5 };
        const near = { latitude: 47.1003, longitude: 9.5, accuracyMetres: 10 };
        expect(checkInPlace(near, customer)).toEqual({ ...near, distanceMetres: 33, onSite: 'on-site' });
        const far = { latitude: 47.11, longitude: 9.5, accuracyMetres: 10 };
        expect(checkInPlace(far, customer)).toMatchObject({ distanceMetres: 1112, onSite: 'remote' });
        const lost = { latitude: null, longitude: null };
        expect(checkInPlace(near, lost)).toMatchObject({ distanceMetres: null, onSite: 'unknown' });
        expect(checkInPlace(null, customer)).toBeNull();
    });
});
