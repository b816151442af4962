// Constants and tables of whole numbers as AssemblyScript source.

export const constants = (values: Readonly<Record<string, number>>): string =>
  Object.entries(values)
    .map(([name, value]) => `export const ${name}: i32 = ${value};`)
    .join('\n');

export const table = (name: string, columns: readonly string[], rows: readonly (readonly number[])[]): string => {
  const flat = rows.flat().map((value) => {
    if (!Number.isInteger(value)) throw new Error(`content: table ${name} holds ${value}, want an integer`);
    return value;
  });
  const out = [
    `const ${name}: usize = memory.data<i32>([${flat.join(',')}], 16);`,
    `export const N_${name}: i32 = ${rows.length};`,
  ];
  columns.forEach((column, i) => {
    out.push(
      `@inline export function ${column}(row: i32): i32 { return load<i32>(${name} + <usize>(row * ${columns.length * 4}), ${i * 4}); }`,
    );
  });
  return out.join('\n');
};
