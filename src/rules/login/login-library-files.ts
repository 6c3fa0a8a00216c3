import { fileURLToPath } from 'node:url';

/** Where the login rules of the package lie as their authors write them. */
export const LOGIN_RULES = fileURLToPath(new URL('../../../rules/login/', import.meta.url));

/** What `npm run build` makes of them: proven, and read without a YAML parser. */
export const COMPILED_LOGINS = new URL('../../../dist/rules/login.json', import.meta.url);
