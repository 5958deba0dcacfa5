'use client'
import { useEffect } from 'react'

/** A desk's keys: `/` to the search field, arrows or j and k from row to row, Enter opens (the link has the focus). Nothing while one types. */
export function TableKeys() {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      if (event.key === '/') return void focus(event, document.querySelector<HTMLElement>('[data-hotkey="/"]'))
      const step = ['ArrowDown', 'j'].includes(event.key) ? 1 : ['ArrowUp', 'k'].includes(event.key) ? -1 : 0
      if (step === 0) return
      const links = [...document.querySelectorAll<HTMLElement>('[data-row] a')]
      const at = links.indexOf(document.activeElement as HTMLElement)
      focus(event, links[at < 0 ? 0 : at + step] ?? null)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
  return null
}

const isTyping = (target: EventTarget | null): boolean => target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]')

function focus(event: KeyboardEvent, element: HTMLElement | null): void {
  if (!element) return
  event.preventDefault()
  element.focus()
}
