/** Where a snapshot comes from: a cluster, a file, standard input, or a sample inside the package. */
import { readFile } from 'node:fs/promises'
import type { Snapshot } from '../../shared/contract/snapshot.ts'
import { forTerminal } from '../../shared/diagram/escape.ts'
import { CniError } from '../../shared/text/errors.ts'
import type { Both, Locale } from '../../shared/text/locale.ts'
import type { Purpose, Step } from '../collect/index.ts'
import type { Flag } from './define.ts'
import { type ConnectionArgs, collectOptions } from './flags.ts'
import type { World } from './world.ts'

export const samples = ['eks', 'calico'] as const
type Sample = (typeof samples)[number]

/** Instead of a cluster. */
export const sourceFlags = {
  from: {
    type: 'string',
    nargs: 1,
    conflicts: ['sample'],
    describe: { en: 'Read a snapshot file instead of a cluster (- is stdin)', ko: '클러스터 대신 스냅샷 파일 읽기(-는 표준 입력)' },
  },
  sample: { choices: samples, describe: { en: 'Read a sample cluster that comes with the program', ko: '프로그램에 들어 있는 샘플 클러스터 읽기' } },
} as const satisfies Record<string, Flag>

export interface SourceArgs extends ConnectionArgs {
  from?: string
  sample?: Sample
}

/** @param purpose what a cluster is read for; a file holds what it holds. */
export async function snapshotFrom(argv: SourceArgs, locale: Locale, world: World, purpose: Purpose = 'addresses'): Promise<Snapshot> {
  if (argv.sample !== undefined) return parse(await sampleText(argv.sample), `--sample ${argv.sample}`)
  if (argv.from !== undefined) return parse(await fileText(argv.from, world), argv.from)
  return fromCluster(argv, locale, world, purpose)
}

async function sampleText(sample: Sample): Promise<unknown> {
  const file =
    sample === 'eks'
      ? await import('../samples/eks.json', { with: { type: 'json' } })
      : await import('../samples/calico.json', { with: { type: 'json' } })
  return file.default
}

async function fileText(path: string, world: World): Promise<unknown> {
  const text =
    path === '-'
      ? await world.readStdin()
      : await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
          throw new CniError('file-unreadable', error.code ?? error.message, { file: path })
        })
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new CniError('snapshot-not-json', (error as Error).message, { file: path })
  }
}

async function parse(json: unknown, file: string): Promise<Snapshot> {
  const [{ ReadError }, { readSnapshot }] = await Promise.all([
    import('../../shared/contract/document.ts'),
    import('../../shared/contract/read-snapshot.ts'),
  ])
  try {
    return readSnapshot(json)
  } catch (error) {
    if (!(error instanceof ReadError)) throw error
    throw new CniError(error.id === 'snapshot-newer' ? 'snapshot-newer' : 'not-a-snapshot', error.message, { file })
  }
}

async function fromCluster(argv: SourceArgs, locale: Locale, world: World, purpose: Purpose): Promise<Snapshot> {
  const { collect } = await import('../collect/index.ts')
  const progress = progressLine(locale, world)
  try {
    return await collect(
      { ...collectOptions(argv, world.env), purpose },
      {
        now: world.now,
        version: world.version,
        signal: world.signal,
        progress: progress.step,
        credentialPluginSays: (text) => void world.say(text.split('\n').map(forTerminal).join('\n')),
      },
    )
  } finally {
    progress.end()
  }
}

const steps: Both<Record<Step, string>> = {
  en: { credentials: 'Getting credentials …', cluster: 'Reading the cluster …', pods: 'Reading pods …' },
  ko: { credentials: '자격 증명을 받는 중 …', cluster: '클러스터를 읽는 중 …', pods: '파드를 읽는 중 …' },
}

/** One line on stderr, on a terminal only, and only once a second has passed. */
function progressLine(locale: Locale, { stderrIsTerminal, say }: World): { step(step: Step): void; end(): void } {
  if (!stderrIsTerminal) return { step: () => {}, end: () => {} }
  let current = steps[locale].cluster
  let visible = false
  const draw = () => {
    visible = true
    void say(`\r\u001b[K${current}`)
  }
  const timer = setTimeout(draw, 1000)
  return {
    step: (step) => {
      current = steps[locale][step]
      if (visible) draw()
    },
    end: () => {
      clearTimeout(timer)
      if (visible) void say('\r\u001b[K')
    },
  }
}
