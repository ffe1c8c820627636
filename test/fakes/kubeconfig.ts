/** Kubeconfigs written for one test. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface TempFolder {
  path: string
  write(name: string, content: string | object): string
  remove(): void
}

export function tempFolder(): TempFolder {
  const path = mkdtempSync(join(tmpdir(), 'kubectl-cni-test-'))
  return {
    path,
    write: (name, content) => {
      const file = join(path, name)
      writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
      return file
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  }
}

/** One context with one cluster and one user, in the kubeconfig's own keys; JSON is YAML. */
export const kubeconfigOf = (cluster: object, user: object = {}, name = 'fake') => ({
  apiVersion: 'v1',
  kind: 'Config',
  'current-context': name,
  contexts: [{ name, context: { cluster: `${name}-cluster`, user: `${name}-user` } }],
  clusters: [{ name: `${name}-cluster`, cluster }],
  users: [{ name: `${name}-user`, user }],
})
