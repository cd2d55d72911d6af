#!/usr/bin/env node
// `typst compile in.typ out.pdf` by the compiler that npm carries, for machines that have no package of typst. See README.md.
const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler')
const [command, source, out] = process.argv.slice(2)
if (command !== 'compile' || !out) throw new Error('expected: compile in.typ out.pdf')
const fonts = (process.env.TYPST_FONT_PATHS ?? '').split(':').filter(Boolean)
const compiler = NodeCompiler.create({ workspace: process.cwd(), fontArgs: [{ fontPaths: fonts }] })
require('node:fs').writeFileSync(out, compiler.pdf({ mainFilePath: source }))
