package author

// keysHead and keysValues are what the page of keys says before its tables.
const keysHead = `---
# Generated from the declarations in generator/load: SMMPUB_UPDATE=1 go test ./generator/author -run TheGuideHasEveryKey
title: Every key
---

Every source file is a map of keys that begins with its kind. A key that is not listed here is an error, and so is one that stands twice.
` + "`smmpub schema KIND`" + ` says the same to editors, which complete keys and explain them; ` + "`smmpub new KIND ID`" + ` begins a file of a kind.

## Kinds of file {#key-kinds}

| Kind | What it is |
|---|---|
`

const keysValues = `
## Values {#key-values}

text
: Printed as it is written. What YAML would read as something else stands in quotation marks: ` + "`\"1.10\"`, `\"yes\"`, `\"Note: this\"`" + `.

Markdown
: Prose with emphasis, links, lists and citations; *one paragraph* has no lists. Longer texts stand below a vertical bar: ` + "`abstract: |`" + `.

id
: Small letters, digits and hyphens. It is given here, and others name it.

name
: The id or key of something that is defined elsewhere. One that is not there is an error, with the nearest as a hint.

date
: A day, a month or a year: ` + "`2026-09-30`, `2026-09`, `2026`" + `.

address
: An address that begins with ` + "`https://`, `http://` or `mailto:`" + `.

pattern
: A regular expression, in the [syntax of Go](https://pkg.go.dev/regexp/syntax), in single quotation marks.

map by something
: A map whose keys are yours: ids of practices, scopes, roles and so on.

Where a value may be one or a list, ` + "`devices: payment`" + ` and ` + "`devices: [payment]`" + ` are equal.

## Keys of every publication {#key-publication}

Models, profiles and mappings are publications: each becomes a document. They share these keys.

`
