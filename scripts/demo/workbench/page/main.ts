/** Entry of the page outside Salesforce. Order matters: shadow polyfill, then platform values, then components. */
import '@lwc/synthetic-shadow';
import { loadPlatform } from './loadPlatform.ts';

const root = document.getElementById('root') ?? document.body;
try {
    const { people, me, values } = await loadPlatform();
    globalThis.fieldmapPlatform = values;
    document.documentElement.lang = String(values.i18n['lang']);
    const { startFrame } = await import('./frame.ts');
    startFrame(root, { people, me });
} catch (error) {
    const message = document.createElement('p');
    message.className = 'frame-error';
    message.setAttribute('role', 'alert');
    message.textContent = `The demo org did not answer: ${(error as Error).message} Run npm start again and reload this page.`;
    root.replaceChildren(message);
}
