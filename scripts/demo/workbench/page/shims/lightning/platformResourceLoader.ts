/** `lightning/platformResourceLoader` outside Salesforce: each resource is loaded once per page. */
const loads = new Map<string, Promise<void>>();

function loadOnce(element: HTMLScriptElement | HTMLLinkElement, url: string): Promise<void> {
    const known = loads.get(url);
    if (known) {
        return known;
    }
    const load = new Promise<void>((resolve, reject) => {
        element.onload = () => resolve();
        element.onerror = () => {
            loads.delete(url);
            reject(new Error(`Could not load ${url}.`));
        };
        document.head.appendChild(element);
    });
    loads.set(url, load);
    return load;
}

export function loadScript(_component: unknown, url: string): Promise<void> {
    return loadOnce(Object.assign(document.createElement('script'), { src: url }), url);
}

export function loadStyle(_component: unknown, url: string): Promise<void> {
    return loadOnce(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: url }), url);
}
