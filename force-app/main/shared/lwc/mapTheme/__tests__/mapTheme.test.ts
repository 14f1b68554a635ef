type Theme = typeof import('c/mapTheme');

async function fresh(prefersDark: boolean): Promise<{ theme: Theme; switchDevice: (isDark: boolean) => void }> {
    jest.resetModules();
    const media = { matches: prefersDark, listener: (): void => undefined };
    window.matchMedia = jest.fn(() => ({
        get matches() {
            return media.matches;
        },
        addEventListener: (_type: string, listener: () => void) => {
            media.listener = listener;
        }
    })) as never;
    const theme = (await import('c/mapTheme')) as Theme;
    return {
        theme,
        switchDevice: (isDark) => {
            media.matches = isDark;
            media.listener();
        }
    };
}

describe('c/mapTheme', () => {
    beforeEach(() => window.localStorage.clear());

    it('follows the device until the person chooses', async () => {
        const { theme, switchDevice } = await fresh(true);
        expect(theme.currentTheme()).toBe('dark');
        const heard: string[] = [];
        theme.onThemeChange((name) => heard.push(name));
        switchDevice(false);
        theme.chooseTheme('dark');
        switchDevice(false);
        expect(heard).toEqual(['light', 'dark', 'dark']);
    });

    it('keeps the choice for the next page', async () => {
        (await fresh(false)).theme.chooseTheme('dark');
        const { theme } = await fresh(false);
        expect([theme.themeChoice(), theme.currentTheme()]).toEqual(['dark', 'dark']);
    });

    it('is silent to who stopped listening', async () => {
        const { theme } = await fresh(false);
        const heard: string[] = [];
        theme.onThemeChange((name) => heard.push(name))();
        theme.chooseTheme('dark');
        expect(heard).toEqual([]);
    });
});
