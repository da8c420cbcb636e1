#!/bin/sh
# Blackens phone numbers: a page stage in shell and jq, for ext.process (docs/ext-process.md).
exec jq --unbuffered --compact-output '
  def phone: "(?<![0-9])(0[0-9]{2,3}[- ]?[0-9]{7,8}|1[3-9][0-9]{9})(?![0-9])";
  if .type == "hello" then
    {type: "hello", protocol: 1, name: "redact-jq", version: "1.0.0"}
  elif .type == "page" then
    {type: "page", id: .id, edits: [
      .page.blocks[] as $block
      | $block.lines | to_entries[]
      | select(.value.text | test(phone))
      | {block: $block.id, line: .key, rule: "phone", after: (.value.text | gsub(phone; "█"))}
    ]}
  else
    empty
  end'
