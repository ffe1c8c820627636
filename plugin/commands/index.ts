/** The command line: yargs knows the grammar and speaks both languages; commands load only when called. */
import yargs, { type Argv } from 'yargs'
import { forTerminal } from '../../shared/diagram/escape.ts'
import { CniError, errorWords, exitCodeOf } from '../../shared/text/errors.ts'
import { type Locale, localeFrom, locales } from '../../shared/text/locale.ts'
import { outputs, views } from '../render/index.ts'
import { addressCommandWords, checkFlags, simulateFlags } from './address-flags.ts'
import type { CheckArgs } from './check/run.ts'
import type { ExplainArgs } from './explain/run.ts'
import { connectionFlags, inLocale } from './flags.ts'
import type { InspectArgs } from './inspect/run.ts'
import type { PermissionsArgs } from './permissions/run.ts'
import type { SimulateArgs } from './simulate/run.ts'
import { type SourceArgs, samples } from './source.ts'
import type { World } from './world.ts'

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

const words = {
  en: {
    inspect: 'Say which CNI runs, where addresses come from, and whether pods tunnel',
    snapshot: 'Write what was read from the cluster, as JSON on stdout',
    ...addressCommandWords.en,
    permissions: 'Print the least Kubernetes role and IAM policy that reading takes',
    purpose: 'What must be answered: inspect (CNI, ranges, tunnels) or addresses (also a VPC’s addresses)',
    cni: 'Only what these CNIs need (an id; repeatable)',
    awsOnly: 'Only the IAM policy',
    kubernetesOnly: 'Only the ClusterRole',
    explain: 'Explain a CNI, a mode, a finding, an error or a field of the report',
    topic: 'What to explain, e.g. calico, calico/bgp, vxlan, datapath.kind (default: list topics)',
    schema: 'Print the JSON Schema of the report',
    version: 'Print the version',
    view: 'One question only',
    output: 'Output format',
    from: 'Read a snapshot file instead of a cluster (- is stdin)',
    sample: 'Read a sample cluster that comes with the program',
    lang: 'Language (default: from the locale)',
    kubectl: 'Connection, as in kubectl:',
    example: 'no cluster needed',
    ask: 'Say what to do: inspect, snapshot, simulate, check, permissions, explain, schema or version.',
  },
  ko: {
    inspect: '어떤 CNI가 도는지, 주소가 어디서 오는지, 파드 통신이 터널을 타는지 보기',
    snapshot: '클러스터에서 읽은 것을 JSON으로 stdout에 쓰기',
    ...addressCommandWords.ko,
    permissions: '읽는 데 필요한 최소한의 Kubernetes 역할과 IAM 정책 출력',
    purpose: '답해야 할 것: inspect(CNI·대역·터널) 또는 addresses(VPC 주소까지)',
    cni: '이 CNI에 필요한 것만(id, 여러 번 지정 가능)',
    awsOnly: 'IAM 정책만',
    kubernetesOnly: 'ClusterRole만',
    explain: 'CNI, 모드, 살펴볼 점, 오류, 보고서 필드의 뜻 보기',
    topic: '볼 주제. 예: calico, calico/bgp, vxlan, datapath.kind(없으면 주제 목록)',
    schema: '보고서의 JSON Schema 출력',
    version: '버전 출력',
    view: '질문 하나만 보기',
    output: '출력 형식',
    from: '클러스터 대신 스냅샷 파일 읽기(-는 표준 입력)',
    sample: '프로그램에 들어 있는 샘플 클러스터 읽기',
    lang: '언어(기본값: 로캘)',
    kubectl: '연결(kubectl과 같음):',
    example: '클러스터 없이 실행',
    ask: '무엇을 할지 적어 주세요: inspect, snapshot, simulate, check, permissions, explain, schema, version.',
  },
} as const satisfies Record<Locale, Record<string, string>>

type Words = (typeof words)[Locale]

type Build = (y: Argv) => Argv

interface Command {
  /** Positionals after the command's name. */
  positionals: string
  build(say: Words, locale: Locale): Build
  run(argv: unknown, locale: Locale, world: World): Promise<number>
}

const fromCluster = (say: Words, locale: Locale): Build => {
  const connection = inLocale(connectionFlags, locale)
  return (y) =>
    y
      .options({ from: { type: 'string', nargs: 1, describe: say.from, conflicts: ['sample'] }, sample: { choices: samples, describe: say.sample } })
      .options(connection)
      .group(Object.keys(connection), say.kubectl)
}

const commands: Record<'inspect' | 'snapshot' | 'simulate' | 'check' | 'permissions' | 'explain' | 'schema' | 'version', Command> = {
  inspect: {
    positionals: ' [view]',
    build: (say, locale) => (y) =>
      fromCluster(
        say,
        locale,
      )(
        y
          .positional('view', { choices: [...views, 'addresses'], describe: say.view })
          .option('output', { alias: 'o', choices: outputs, describe: say.output, default: 'table' }),
      )
        .example('kubectl cni inspect', '')
        .example('kubectl cni inspect -o json | jq .datapath', '')
        .example('kubectl cni inspect --sample eks', say.example),
    run: async (argv, locale, world) => (await import('./inspect/run.ts')).inspect(argv as InspectArgs, locale, world),
  },
  snapshot: {
    positionals: '',
    build: (say, locale) => (y) => fromCluster(say, locale)(y).example('kubectl cni snapshot > s.json', ''),
    run: async (argv, locale, world) => (await import('./snapshot/run.ts')).snapshot(argv as SourceArgs, locale, world),
  },
  simulate: {
    positionals: '',
    build: (say, locale) => (y) =>
      fromCluster(say, locale)(y.options(inLocale(simulateFlags, locale))).example('kubectl cni simulate --nodes +20 --pods-per-node 30', ''),
    run: async (argv, locale, world) => {
      const [{ asGate }, { simulateCommand }] = await Promise.all([import('./gate.ts'), import('./simulate/run.ts')])
      return asGate(() => simulateCommand(argv as SimulateArgs, locale, world))
    },
  },
  check: {
    positionals: '',
    build: (say, locale) => (y) =>
      fromCluster(
        say,
        locale,
      )(y.options(inLocale(checkFlags, locale))).example('kubectl cni check --max-subnet-used 80 --min-free-prefixes 4 -o junit', ''),
    run: async (argv, locale, world) => {
      const [{ asGate }, { check }] = await Promise.all([import('./gate.ts'), import('./check/run.ts')])
      return asGate(() => check(argv as CheckArgs, locale, world))
    },
  },
  permissions: {
    positionals: '',
    build: (say) => (y) =>
      y
        .options({
          for: { choices: ['inspect', 'addresses'], default: 'addresses', describe: say.purpose },
          cni: { type: 'string', array: true, describe: say.cni },
          output: { alias: 'o', choices: ['yaml', 'json'], describe: say.output },
          'aws-only': { type: 'boolean', describe: say.awsOnly, conflicts: ['kubernetes-only', 'cni'] },
          'kubernetes-only': { type: 'boolean', describe: say.kubernetesOnly },
        })
        .example('kubectl cni permissions --kubernetes-only | kubectl apply -f -', ''),
    run: async (argv, locale, world) => (await import('./permissions/run.ts')).permissions(argv as PermissionsArgs, locale, world),
  },
  explain: {
    positionals: ' [topic]',
    build: (say) => (y) => y.positional('topic', { type: 'string', describe: say.topic }).example('kubectl cni explain calico/ipip-always', ''),
    run: async (argv, locale, world) => (await import('./explain/run.ts')).explain(argv as ExplainArgs, locale, world),
  },
  schema: { positionals: '', build: () => (y) => y, run: async (_argv, _locale, world) => (await import('./schema/run.ts')).schema(world) },
  version: {
    positionals: '',
    build: () => (y) => y,
    run: async (_argv, _locale, world) => {
      await world.print(`kubectl-cni ${world.version}\n`)
      return 0
    },
  },
}

/**
 * A command that comes first gets a parser of its own, as that parser's default command: yargs prepares the whole
 * help text for every named command that runs, which costs more than the command itself.
 */
async function dispatch(world: World, locale: Locale): Promise<number> {
  const say = words[locale]
  let code = 0
  const [first = '', ...rest] = world.args
  const named = Object.hasOwn(commands, first) ? (first as keyof typeof commands) : undefined
  const add = (y: Argv, name: keyof typeof commands) => {
    const { positionals, build, run } = commands[name]
    return y.command(`${named ? '$0' : name}${positionals}`, say[name], build(say, locale), async (argv) => {
      code = await run(argv, locale, world)
    })
  }
  const base = common(yargs(), say, locale, world).scriptName(named ? `kubectl cni ${named}` : 'kubectl cni')
  const parser = named
    ? add(base, named)
    : (Object.keys(commands) as (keyof typeof commands)[]).reduce(add, base).demandCommand(1, say.ask).recommendCommands()
  let shown = ''
  await parser.parseAsync(named ? rest : world.args, {}, (_error: unknown, _argv: unknown, output: string) => {
    shown = output
  })
  if (shown) await world.print(`${shown}\n`)
  return code
}

const common = (y: Argv, say: Words, locale: Locale, world: World): Argv =>
  y
    .locale(locale)
    .parserConfiguration({ 'parse-numbers': false, 'camel-case-expansion': false, 'duplicate-arguments-array': false, 'greedy-arrays': false })
    .option('lang', { choices: locales, describe: say.lang })
    .version(`kubectl-cni ${world.version}`)
    .help()
    .alias('help', 'h')
    .strict()
    .wrap(Math.min(world.columns ?? 100, 110))
    .exitProcess(false)
    .fail((message, error) => {
      throw error ?? new CniError('usage', message.replaceAll(/\s+/g, ' ').trim())
    })
