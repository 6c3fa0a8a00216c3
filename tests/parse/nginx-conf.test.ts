import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Fault } from '../../src/base/fault.ts';
import { COMBINED } from '../../src/parse/access-log.ts';
import { logFormatNamed, readLogFormats } from '../../src/parse/nginx-conf.ts';

let root = '';
let made = 0;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'logsluice-conf-'));
});
afterAll(async () => {
  await rm(root, { recursive: true });
});

/** Writes files below a new directory and gives the path of its nginx.conf. */
async function conf(files: Record<string, string>): Promise<string> {
  const directory = join(root, String(++made));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(directory, name)), { recursive: true });
    await writeFile(join(directory, name), content);
  }
  return join(directory, 'nginx.conf');
}

/** The formats of a config, with file names below its directory. */
async function formats(files: Record<string, string>) {
  const path = await conf(files);
  const found = await readLogFormats(path);
  return [...found].slice(1).map(([name, source]) => ({
    name,
    ...source,
    file: source.file.replace(`${dirname(path)}/`, ''),
  }));
}

/** The message of the fault, with file names below the directory of the config. */
async function faultOf(files: Record<string, string>): Promise<string> {
  const path = await conf(files);
  const fault = await readLogFormats(path).then(
    () => undefined,
    (cause: unknown) => cause,
  );
  if (!(fault instanceof Fault) || fault.code !== 'config') throw fault ?? new Error('no fault');
  return fault.message.replaceAll(`${dirname(path)}/`, '');
}

describe('readLogFormats()', () => {
  it('reads formats with quotes, escapes, comments and several strings', async () => {
    const text = `
      # log_format commented 'no';
      events { worker_connections 1024; }
      http {
        map $http_upgrade $connection_upgrade { default upgrade; '' close; "~*a{2,3};" "x#y"; }
        log_format main '$remote_addr - "$remote_user" ' # a comment; with ' quotes
                        "[$time_local] \\"$request\\" \\t"
                        $status;
        log_format json escape=json '{"a":"\${remote_addr}"}';
        log_format bare \${remote_addr}#$status\\ x;
        server { if ($host ~* "x") { return 444; } location / { access_log /var/log/a.log main; } }
      }`;
    expect(await formats({ 'nginx.conf': text })).toEqual([
      {
        name: 'main',
        format: '$remote_addr - "$remote_user" [$time_local] "$request" \t$status',
        escape: 'default',
        file: 'nginx.conf',
        line: 6,
      },
      {
        name: 'json',
        format: `{"a":"\${remote_addr}"}`,
        escape: 'json',
        file: 'nginx.conf',
        line: 9,
      },
      {
        name: 'bare',
        format: `\${remote_addr}#$status\\ x`,
        escape: 'default',
        file: 'nginx.conf',
        line: 10,
      },
    ]);
  });

  it('always knows combined', async () => {
    const found = await readLogFormats(await conf({ 'nginx.conf': '' }));
    expect([...found]).toEqual([
      ['combined', { format: COMBINED, escape: 'default', file: 'nginx', line: 0 }],
    ]);
  });

  it('follows includes relative to the main file, patterns in order of the names', async () => {
    const found = await formats({
      'nginx.conf': 'http { include mime.types; include "conf.d/*.conf"; include none/*.conf; }',
      'mime.types': 'types { text/html html htm; }',
      'conf.d/b.conf': 'log_format b $status;',
      'conf.d/a.conf': 'include snippets/s?.conf;\nlog_format a $status;',
      'conf.d/.hidden.conf': 'log_format hidden $status;',
      'conf.d/c.conf.bak': 'log_format bak $status;',
      'snippets/s1.conf': '\n\nlog_format s1 $status;',
    });
    expect(found.map(({ name, file, line }) => `${name} ${file}:${line}`)).toEqual([
      's1 snippets/s1.conf:3',
      'a conf.d/a.conf:2',
      'b conf.d/b.conf:1',
    ]);
  });

  it('passes over Lua, whose braces and quotes are its own', async () => {
    const text = `content_by_lua_block { local t = { a = "}" } -- it's } a comment
      if t then ngx.say('\\'}') end }
      log_format l $status;`;
    expect(await formats({ 'nginx.conf': text })).toMatchObject([{ name: 'l', line: 3 }]);
  });

  it('takes the first of two formats of one name', async () => {
    const text = 'http { log_format a $status; } stream { log_format a $protocol; }';
    expect(await formats({ 'nginx.conf': text })).toMatchObject([{ format: '$status' }]);
  });

  it.each<[found: string, files: Record<string, string>, message: string]>([
    [
      'a } too many',
      { 'nginx.conf': 'http { }\n}' },
      'reading nginx config nginx.conf:2: found "}", but no block is open',
    ],
    [
      'a block that stays open',
      { 'nginx.conf': '\nhttp {\n server { }' },
      'reading nginx config nginx.conf:2: the block that begins here is not closed',
    ],
    [
      'a directive without an end',
      { 'nginx.conf': 'http {\n log_format a $status }' },
      'reading nginx config nginx.conf:2: found "}", wanted ";" before it',
    ],
    [
      'the end of the file in a directive',
      { 'nginx.conf': 'user\nwww' },
      'reading nginx config nginx.conf:1: found the end of the file, wanted ";" or "{"',
    ],
    [
      'a ; without a directive',
      { 'nginx.conf': 'user www;;' },
      'reading nginx config nginx.conf:1: found ";", wanted a directive',
    ],
    [
      'a quote that stays open',
      { 'nginx.conf': "user www;\nlog_format a '$status;\n\n" },
      "reading nginx config nginx.conf:2: the ' that begins here is not closed",
    ],
    [
      'something behind a quote',
      { 'nginx.conf': "log_format a 'x'y;" },
      'reading nginx config nginx.conf:1: found "y" behind a closing \', wanted a blank or ";"',
    ],
    [
      'Lua that stays open',
      { 'nginx.conf': 'init_by_lua_block { if {' },
      'reading nginx config nginx.conf:1: the Lua block that begins here is not closed',
    ],
    [
      'an escape that nginx does not know',
      { 'nginx.conf': 'log_format a escape=xml $status;' },
      'reading nginx config nginx.conf:1: found escape=xml, wanted one of default, json, none',
    ],
    [
      'a format without a string',
      { 'nginx.conf': 'log_format a escape=json;' },
      'reading nginx config nginx.conf:1: log_format wants a name and a format',
    ],
    [
      'a missing include',
      { 'nginx.conf': '\ninclude a.conf;' },
      'reading nginx config nginx.conf:2: cannot read a.conf: no such file or directory (ENOENT)',
    ],
    [
      'an include of two files',
      { 'nginx.conf': 'include a b;' },
      'reading nginx config nginx.conf:1: include has 2 arguments, wanted one',
    ],
    [
      'a circle of includes',
      { 'nginx.conf': 'include a.conf;', 'a.conf': '\ninclude nginx.conf;' },
      'reading nginx config a.conf:2: nginx.conf includes itself',
    ],
    [
      'a fault in an included file',
      { 'nginx.conf': 'include *.inc;', 'x.inc': '\n\n}' },
      'reading nginx config x.inc:3: found "}", but no block is open',
    ],
  ])('says where it found %s', async (_, files, message) => {
    expect(await faultOf(files)).toBe(message);
  });

  it('says that the main file is missing or a directory', async () => {
    const path = await conf({ 'other.conf': '' });
    await expect(readLogFormats(path)).rejects.toThrow(
      `reading nginx config: cannot read ${path}: no such file or directory (ENOENT)`,
    );
    await expect(readLogFormats(dirname(path))).rejects.toThrow('is not a regular file');
  });

  it('stops at depth, number and size', async () => {
    const deep = Object.fromEntries(
      Array.from({ length: 20 }, (_, i) => [`${i}.conf`, `include ${i + 1}.conf;`]),
    );
    expect(await faultOf({ ...deep, 'nginx.conf': 'include 0.conf;' })).toBe(
      'reading nginx config 14.conf:1: found includes nested more than 16 deep',
    );
    expect(
      await faultOf({
        'nginx.conf': 'include a/*.conf;'.repeat(11),
        ...Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`a/${i}.conf`, ''])),
      }),
    ).toBe('reading nginx config nginx.conf:1: found more than 1000 files');
    const large = await conf({ 'nginx.conf': '' });
    await truncate(large, 4 * 1024 * 1024 + 1);
    await expect(readLogFormats(large)).rejects.toThrow(
      'has 4194305 bytes, wanted at most 4194304',
    );
  });

  it('stops at a directory that is a link to the one above it', async () => {
    const path = await conf({ 'nginx.conf': 'include */nginx.conf;' });
    await symlink('.', join(dirname(path), 'loop'));
    await expect(readLogFormats(path)).rejects.toThrow('loop/nginx.conf includes itself');
  });
});

describe('logFormatNamed()', () => {
  it('gives the format, or says which there are', async () => {
    const found = await readLogFormats(await conf({ 'nginx.conf': 'log_format main $status;' }));
    expect(logFormatNamed(found, 'main', 'nginx.conf').format).toBe('$status');
    expect(() => logFormatNamed(found, 'mian', 'nginx.conf')).toThrow(
      new Fault(
        'config',
        'reading nginx config nginx.conf: found no log_format "mian", wanted one of "combined", "main"',
      ),
    );
  });
});
