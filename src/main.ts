// Every function that Google may call, one line each: the bundler finds `global.name = …` by reading.
declare const global: Record<string, unknown>;

global.version = (): string => '0.1.0';
