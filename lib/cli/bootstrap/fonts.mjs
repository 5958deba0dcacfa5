import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { aptInstall } from './apt.mjs'
import { runNpm } from './install.mjs'
import { inProject } from './project.mjs'
import { runToEnd } from './run-to-end.mjs'

const PACKAGE = '@expo-google-fonts/noto-sans-sc'

async function systemHasChinese() {
  if (process.platform === 'darwin') return true
  const { code, output } = await runToEnd('fc-list', [':lang=zh', 'family'])
  return code === 0 && output.trim() !== ''
}

const fontFolders = (root) => [
  inProject('node_modules', ...PACKAGE.split('/')),
  join(root, 'node_modules', ...PACKAGE.split('/')),
]

function writeConfig(root, folder) {
  const config = join(root, 'fonts.conf')
  const lines = [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    '  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>',
    `  <dir>${folder}</dir>`,
    `  <cachedir>${join(root, 'cache')}</cachedir>`,
    '</fontconfig>',
  ]
  writeFileSync(config, `${lines.join('\n')}\n`)
  return config
}

/**
 * Sees to it that the browser can draw Chinese, or every screenshot would show boxes.
 * @returns variables for the browser's environment
 */
export async function chineseFonts(state, note) {
  if (await systemHasChinese()) return {}
  const root = join(state, 'fonts')
  mkdirSync(root, { recursive: true })
  const there = () => fontFolders(root).find((folder) => existsSync(folder))
  if (!there()) {
    note('正在安装中文字体 / installing Chinese fonts')
    if (await aptInstall('fonts-noto-cjk', 'fontconfig')) return {}
    await runNpm(['install', '--no-save', '--prefix', root, PACKAGE], { cwd: root })
  }
  const folder = there()
  if (folder) return { FONTCONFIG_FILE: writeConfig(root, folder) }
  note('装不上中文字体，截图里的汉字会显示为方块 / no Chinese fonts could be installed: screenshots will show boxes')
  return {}
}
