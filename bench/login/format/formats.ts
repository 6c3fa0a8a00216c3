import type { Login, Service } from '../login.ts';
import { json } from './json.ts';
import { nginx } from './nginx.ts';
import { sshd } from './sshd.ts';

/** How each service writes a login into its log. */
export const FORMATS: Readonly<Record<Service, (login: Login) => string>> = { json, nginx, sshd };
