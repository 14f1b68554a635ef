import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ObjectMapping } from '../../middleware/src/sync/mapping/index.ts';
import { MAPPINGS } from '../../middleware/src/sync/mapping/index.ts';
import { difference, SAME } from './support/compare.ts';
import { taskMapping } from './support/newObject/task.ts';
import type { World } from './support/world.ts';
import { openWorld } from './support/world.ts';

/* "Adding an object" of middleware/src/sync/README.md, followed to the letter: one mapping file, its line, one migration. */
const mappings = MAPPINGS as ObjectMapping[];
let world: World;
beforeAll(async () => {
    mappings.push(taskMapping);
    world = await openWorld();
    const sql = fs.readFileSync(path.resolve('test/sync/support/newObject/0099_tasks.sql'), 'utf8');
    await world.database.execute(sql);
});
afterAll(async () => {
    mappings.pop();
    await world.close();
});

const tasks = (count: number, fields: object = {}): string[] =>
    world.insert(
        'Task',
        Array.from({ length: count }, (_item, index) => ({
            Subject: `t${index}`,
            OwnerId: world.repId,
            Status: 'Not Started',
            Priority: 'Normal',
            ActivityDate: '2026-11-05',
            ...fields
        }))
    );
const sameAfterPass = async (sync: ReturnType<World['sync']>): Promise<void> => {
    world.tick(600);
    await sync.runOnce(world.org.orgId);
    expect(await difference(world, 'Task')).toEqual(SAME);
};

test('first load, changes, deletions, undeletes, merges of what it refers to, reconcile and status come with it', async () => {
    const [kept, merged] = world.insert('Account', [
        { Name: 'kept', OwnerId: world.repId },
        { Name: 'merged', OwnerId: world.repId }
    ]);
    const ids = tasks(1500, { WhatId: merged });
    const sync = world.sync();
    await sameAfterPass(sync);

    world.update('Task', [{ Id: ids[0], Status: 'Completed' }]);
    tasks(3);
    await sameAfterPass(sync);

    world.org.delete('Task', [ids[1] as string]);
    await sameAfterPass(sync);
    world.org.undelete('Task', [ids[1] as string]);
    await sameAfterPass(sync);

    world.org.merge('Account', kept as string, [merged as string]);
    await sameAfterPass(sync);

    world.org.hardDelete('Task', [ids[2] as string]);
    world.tick(600);
    const counts = await sync.reconcile(world.org.orgId, ['Task']);
    expect(counts).toHaveProperty('Task');
    expect(await difference(world, 'Task')).toEqual(SAME);

    const { objects } = await sync.status(world.org.orgId);
    expect(objects.find(({ objectApiName }) => objectApiName === 'Task')).toMatchObject({ phase: 'ready', rows: 1502 });
}, 120_000);
