/** Data as one line of JSON for programs; keys are written in snake_case, as in the config. */
export function jsonText(data: unknown): string {
  return `${JSON.stringify(data, (_, value: unknown) => withSnakeKeys(value))}\n`;
}

function withSnakeKeys(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const snake = (key: string) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [snake(key), inner]));
}
