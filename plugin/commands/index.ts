/** The command line: yargs knows the grammar and speaks both languages; commands load only when called. */
import yargs, { type Argv } from 'yargs'
import { forTerminal } from '../../shared/diagram/escape.ts'
import { CniError, errorWords, exitCodeOf } from '../../shared/text/errors.ts'
import { type Both, type Locale, localeFrom, locales } from '../../shared/text/locale.ts'
import { check } from './check/index.ts'
import { built, type Command, inLocale } from './define.ts'
import { explain } from './explain/index.ts'
import { connectionFlags } from './flags.ts'
import { inspect } from './inspect/index.ts'
import { refuseUnfit } from './output.ts'
import { permissions } from './permissions/index.ts'
import { schema } from './schema/index.ts'
import { simulate } from './simulate/index.ts'
import { snapshot } from './snapshot/index.ts'
import { sourceFlags } from './source.ts'
import { version } from './version/index.ts'
import type { World } from './world.ts'

/** In the order of the list that help prints. */
export const commands: readonly Command[] = [inspect, snapshot, simulate, check, permissions, explain, schema, version]

interface Words {
  lang: string
  connection: string
  /** Before the list of commands. */
  ask: string
}

const words: Both<Words> = {
  en: { lang: 'Language (default: from the locale)', connection: 'Connection, as in kubectl:', ask: 'Say what to do:' },
  ko: { lang: '언어(기본값: 로캘)', connection: '연결(kubectl과 같음):', ask: '무엇을 할지 적어 주세요:' },
}

/** @returns the exit code; every failure has been said on stderr in two sentences by then. */
export async function execute(world: World): Promise<number> {
  const locale = chosenLocale(world)
  try {
    return await dispatch(world, locale)
  } catch (error) {
    const known = world.signal.aborted
      ? new CniError('interrupted', '')
      : error instanceof CniError
        ? error
        : new CniError('internal', (error as Error).message ?? String(error))
    const { what, todo } = errorWords(known.id, locale, { ...known.values, detail: known.detail })
    await world.say(`${forTerminal(what)}\n${forTerminal(todo)}\n`)
    return exitCodeOf(known.id)
  }
}

/** Read before yargs parses, because its own help must already speak the language. */
function chosenLocale({ args, env }: World): Locale {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='))
  const written = at === -1 ? undefined : args[at]?.includes('=') ? args[at].slice('--lang='.length) : args[at + 1]
  return locales.find((locale) => locale === written) ?? localeFrom(env)
}

/**
 * A command that comes first gets a parser of its own, as that parser's default command: yargs prepares the whole
 * help text for every named command that runs, which costs more than the command itself.
 */
async function dispatch(world: World, locale: Locale): Promise<number> {
  let code = 0
  const [first = '', ...rest] = world.args
  const named = commands.find(({ name }) => name === first)
  const add = (y: Argv, command: Command) =>
    y.command(
      [named ? '$0' : command.name, ...(command.positional ? [command.positional.usage] : [])].join(' '),
      command.does[locale],
      (parser) => withSources(built(parser, command, locale), command, locale),
      async (argv) => {
        refuseUnfit(command, argv)
        code = await command.run(argv, locale, world)
      },
    )
  const base = common(yargs(), locale, world).scriptName(named ? `kubectl cni ${named.name}` : 'kubectl cni')
  const ask = `${words[locale].ask} ${commands.map(({ name }) => name).join(', ')}.`
  const parser = named ? add(base, named) : commands.reduce(add, base).demandCommand(1, ask).recommendCommands()
  let shown = ''
  await parser.parseAsync(named ? rest : world.args, {}, (_error: unknown, _argv: unknown, output: string) => {
    shown = output
  })
  if (shown) await world.print(`${shown}\n`)
  return code
}

function withSources(y: Argv, { reads }: Command, locale: Locale): Argv {
  if (!reads) return y
  const connection = inLocale(connectionFlags, locale)
  return y.options(inLocale(sourceFlags, locale)).options(connection).group(Object.keys(connection), words[locale].connection)
}

const common = (y: Argv, locale: Locale, world: World): Argv =>
  y
    .locale(locale)
    .parserConfiguration({ 'parse-numbers': false, 'camel-case-expansion': false, 'duplicate-arguments-array': false, 'greedy-arrays': false })
    .option('lang', { choices: locales, describe: words[locale].lang })
    .version(`kubectl-cni ${world.version}`)
    .help()
    .alias('help', 'h')
    .strict()
    .wrap(Math.min(world.columns ?? 100, 110))
    .exitProcess(false)
    .fail((message, error) => {
      throw error ?? new CniError('usage', message.replaceAll(/\s+/g, ' ').trim())
    })
