/** The text of a rule for lines `app: in NAME ADDRESS`; `changed` lines stand in place of its own. */
export function loginRuleText(changed: Readonly<Record<string, string>> = {}): string {
  const lines: Record<string, string> = {
    id: 'id: app',
    says: 'says: Logins to an app',
    source: 'source: https://app.example/docs',
    text: "text: { program: app, success: 'logged in: {account} at {address}' }",
    gaps: 'gaps: []',
    samples: `samples:
  events:
    - { outcome: success, time: 2026-11-22T17:15:43Z, account: alice, address: 192.0.2.7,
        line: 'Nov 22 17:15:43 web1 app: logged in: alice at 192.0.2.7' }
  none: ['Nov 22 17:15:43 web1 app: logged out: alice at 192.0.2.7']`,
    ...changed,
  };
  return `${Object.values(lines).join('\n')}\n`;
}
