/** What a command may touch, handed in by main: nothing below main reads the process or prints. */
export interface World {
  args: string[]
  env: Record<string, string | undefined>
  stdoutIsTerminal: boolean
  stderrIsTerminal: boolean
  /** Width of the terminal in columns; undefined when stdout is not one. */
  columns: number | undefined
  version: string
  now(): Date
  signal: AbortSignal
  readStdin(): Promise<string>
  /** Data, to stdout. */
  print(text: string): Promise<void>
  /** Everything else, to stderr. */
  say(text: string): Promise<void>
}
