export function run(command: string, args: readonly string[], env?: NodeJS.ProcessEnv): Promise<number>
