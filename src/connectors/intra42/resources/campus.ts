import { boolean, date, defineResource, integer, number, text, timestamp } from '../../../model';
import { id } from './shared';

export const campus = defineResource({
  name: 'campus',
  table: 'campus',
  title: 'Campuses',
  key: 'id',
  fields: [
    id,
    text('name'),
    text('time_zone'),
    text('country'),
    text('city'),
    text('address'),
    text('zip'),
    text('website'),
    integer('users_count'),
    boolean('active'),
    boolean('public'),
  ],
  derived: ['endpoint'],
  example: {
    page: [
      {
        id: '1',
        name: 'Paris',
        time_zone: 'Europe/Paris',
        language: { id: 1, name: 'Français', identifier: 'fr' },
        users_count: 31234,
        country: 'France',
        address: '96, boulevard Bessières',
        zip: '75017',
        city: 'Paris',
        website: 'http://www.42.fr/',
        active: true,
        public: true,
        endpoint: { id: '2', url: 'https://endpoint.42.fr' },
      },
    ],
    rows: [
      {
        id: '1',
        name: 'Paris',
        time_zone: 'Europe/Paris',
        country: 'France',
        city: 'Paris',
        address: '96, boulevard Bessières',
        zip: '75017',
        website: 'http://www.42.fr/',
        users_count: 31234,
        active: true,
        public: true,
        _extra: '{"language":{"id":1,"name":"Français","identifier":"fr"}}',
      },
    ],
  },
});

export const locations = defineResource({
  name: 'locations',
  table: 'locations',
  title: 'Presence at computers',
  key: 'id',
  fields: [
    id,
    text('user.id', 'personal', 'user_id'),
    text('user.login', 'personal', 'login'),
    text('campus_id'),
    text('host', 'quasi'),
    boolean('primary'),
    timestamp('begin_at', 'sensitive'),
    timestamp('end_at', 'sensitive'),
  ],
  children: [
    {
      table: 'location_days',
      path: 'presence',
      fields: [date('day', 'quasi'), number('hours', 'sensitive')],
    },
  ],
  derived: ['user'],
  example: {
    page: [
      {
        id: '6',
        begin_at: '2026-11-19T22:00:00.000Z',
        end_at: '2026-11-20T01:30:00.000Z',
        primary: true,
        host: 'e1r2p3',
        campus_id: '1',
        user: { id: '42', login: 'andré' },
        presence: [
          { day: '2026-11-19', hours: 2 },
          { day: '2026-11-20', hours: 1.5 },
        ],
      },
    ],
    rows: [
      {
        id: '6',
        user_id: '42',
        login: 'andré',
        campus_id: '1',
        host: 'e1r2p3',
        primary: true,
        begin_at: '2026-11-19T22:00:00.000Z',
        end_at: '2026-11-20T01:30:00.000Z',
        location_days: [
          { day: '2026-11-19', hours: 2 },
          { day: '2026-11-20', hours: 1.5 },
        ],
      },
    ],
  },
});
