/** What the mutation run leaves alone: sentences are not decisions. Loaded by stryker.config.mjs. */
import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin'

/** The part of Babel's NodePath that is read here. */
interface Path {
  readonly node: { readonly type: string; readonly key?: { readonly name?: string } }
  readonly parentPath?: { readonly parentPath?: { readonly node: { readonly callee?: { readonly name?: string } } } } | null
}

const ofModule = ['words', 'byHand', 'upstream', 'name']

/** Words stand directly in the object given to `defineCni`; the same key deeper down is a fact. */
const isWords = ({ node, parentPath }: Path) =>
  node.type === 'ObjectProperty' && ofModule.includes(node.key?.name ?? '') && parentPath?.parentPath?.node.callee?.name === 'defineCni'

export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, 'words', {
    shouldIgnore: (path: Path) => (isWords(path) ? 'words, not a decision' : undefined),
  }),
]
