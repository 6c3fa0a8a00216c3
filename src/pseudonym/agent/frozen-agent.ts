import type { System } from './systems.ts';

/**
 * Fills a shape of the browser table: the fields of the system in the places named in braces, the
 * major version at every `#`.
 */
export function frozenAgent(shape: string, system: System, major: string): string {
  return shape
    .replace('{os}', system.comment)
    .replace('{gecko}', system.gecko)
    .replace('{trail}', system.trail)
    .replace('{mobile}', system.mobile)
    .replace('{safari}', system.safari)
    .replaceAll('#', major);
}
