/** Installs what the lockfile says where it is not installed yet. Plain JavaScript: a new machine's Node 20 runs it. */
import { execSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'

const installed = 'node_modules/.package-lock.json'
const fresh = existsSync(installed) && statSync(installed).mtimeMs >= statSync('package-lock.json').mtimeMs
if (!fresh) execSync('npm ci --no-audit --no-fund', { stdio: ['ignore', 'inherit', 'inherit'] })
