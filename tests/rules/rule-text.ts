/** The text of a rule that finds `KLANT-` and six digits; `changed` lines stand in place of its own. */
export function ruleText(changed: Readonly<Record<string, string>> = {}): string {
  const lines: Record<string, string> = {
    id: 'id: number',
    says: 'says: The number of a customer',
    kind: 'kind: user',
    find: "find: { pattern: 'KLANT-\\d{6}' }",
    gaps: 'gaps: []',
    samples: `samples:
  redacts: [{ from: 'seen KLANT-123456 twice', to: 'seen {user} twice', as: text }]
  leaves: ['KLANT-1234567']`,
    ...changed,
  };
  return `${Object.values(lines).join('\n')}\n`;
}
