import { goalTable } from '../goalTable';

it('makes a table of exported goals, with targets as numbers and empty cells for nothing', () => {
    const goals = [
        { key: 'a', title: '', metric: 'orders', target: '12' },
        { key: 'b', title: 'Objective', metric: '', target: '' }
    ];
    expect(goalTable('fieldmap-goals-2026-11-01.json', JSON.stringify({ goals }))).toEqual({
        fileName: 'fieldmap-goals-2026-11-01',
        columns: ['key', 'title', 'metric', 'target'],
        rows: [
            ['a', null, 'orders', 12],
            ['b', 'Objective', null, null]
        ]
    });
});
