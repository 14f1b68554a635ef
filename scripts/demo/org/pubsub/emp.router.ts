import { Router } from 'express';
import { queryParam, type ServerContext } from '../server/context.ts';
import { personOf } from '../server/personCookie.ts';
import { empChannel } from './empChannels.ts';
import { EventFeed, type FeedEvent } from './eventFeed.ts';

/** Comment lines keep proxies and the browser from taking silence for an end. */
const KEEP_ALIVE_MS = 15_000;
const NEW_ONLY = -1;
const ALL_KEPT = -2;

/**
 * `GET /demo/emp?channel=…&replayId=…`: the streaming API behind `lightning/empApi`, as server-sent events for the signed-in
 * person. Replay ids as on the platform: -1 new events, -2 all that are kept, else those after the id.
 */
export function empRouter(context: ServerContext): Router {
    const feed = new EventFeed(context.org, context.clock, [
        'FieldVisit__c',
        'Account',
        'Lead',
        'Opportunity',
        'Event'
    ]);
    const router = Router();
    router.get('/demo/emp', (request, response) => {
        const channel = empChannel(context.org, personOf(request, context.org), queryParam(request, 'channel') ?? '');
        if (typeof channel === 'string') {
            response.status(403).json({ error: channel });
            return;
        }
        const isWanted = (event: FeedEvent): boolean => event.entityName === channel.entityName;
        const send = (events: readonly FeedEvent[]): void => {
            for (const event of events.filter(isWanted)) {
                response.write(`id: ${event.replayId}\ndata: ${JSON.stringify(channel.toMessage(event))}\n\n`);
            }
        };
        response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
        response.write(': subscribed\n\n');
        // A browser that reconnects names the last event that it has.
        const last = Number(request.get('last-event-id') ?? queryParam(request, 'replayId') ?? NEW_ONLY);
        if (last !== NEW_ONLY) send(feed.after(last === ALL_KEPT ? 0 : last));
        const stop = feed.onEvents(send);
        const keepAlive = setInterval(() => response.write(': still here\n\n'), KEEP_ALIVE_MS);
        response.on('close', () => {
            stop();
            clearInterval(keepAlive);
        });
    });
    return router;
}
