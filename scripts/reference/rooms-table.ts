import path from 'node:path';
import { type Room, rooms } from '../../tests/architecture/rooms';

const BEGIN = '<!-- rooms: written by `npm run reference` from tests/architecture/rooms.ts -->';
const END = '<!-- end of rooms -->';

const { dirname, basename } = path.posix;
const short = (name: string) => name.replace(/^server\//, '');

/** The rooms that a room may import from: neighbours by name, others by their folder. */
function seen(name: string, { sees = [] }: Room): string {
  const isWhole = (other: string) => other.endsWith('/*') || ['.', 'server'].includes(dirname(other));
  const groupOf = (other: string) => (isWhole(other) ? other : `${dirname(other)}/`);
  return [...new Set(sees.map(groupOf))]
    .map((group) => {
      if (!group.endsWith('/')) return short(group.replace('/*', ''));
      const others = sees.filter((other) => groupOf(other) === group);
      const names = others.map((other) => basename(other)).join(', ');
      return group === `${dirname(name)}/` ? names : `${short(group).slice(0, -1)}: ${names}`;
    })
    .join('; ');
}

function table(): string {
  const rows = Object.entries(rooms).map(([name, room]) =>
    `| \`${name}\` | ${room.holds} | ${seen(name, room)} |`.replace('|  |', '| |'),
  );
  return ['| room | what it holds | may import |', '| --- | --- | --- |', ...rows].join('\n');
}

/** The architecture page with the table of rooms from the guard. */
export function withRooms(page: string): string {
  const [before = '', rest = ''] = page.split(BEGIN);
  const [, after = ''] = rest.split(END);
  return `${before}${BEGIN}\n${table()}\n${END}${after}`;
}
