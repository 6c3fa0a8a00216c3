import { join } from 'node:path';
import { COMPILED, RULES } from '../library-files.ts';

/** Where the login rules of the package lie as their authors write them. */
export const LOGIN_RULES = join(RULES, 'login/');

/** What `npm run build` makes of them: proven, and read without a YAML parser. */
export const COMPILED_LOGINS = new URL('login.json', COMPILED);
