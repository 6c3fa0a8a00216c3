/** The line with which the bundler begins what it took from a module. */
const BEGIN = /^\/\/ dist\/(.+)$/;

/** Of each line of a bundled file, from 0, the module of the compiled tree that it comes from; '' where it is the bundler's. */
export function modulesOf(bundled: string): readonly string[] {
  let module = '';
  return bundled.split('\n').map((line) => {
    module = BEGIN.exec(line)?.[1] ?? module;
    return module;
  });
}
