'use client'
import { useEffect, useEffectEvent, useState, type RefObject } from 'react'
import { draw } from '@/components/ui/picture'
import { loadCodeReader } from './code-reader'
import type { ScanProblem } from './scan-texts'

/** Between two looks at what the camera sees: quick for a person, cheap for a phone. */
const LOOK_MS = 150
const LONGEST_PX = 800
const TIME_LIMIT_MS = 50

export type CameraState = 'starting' | 'on' | Extract<ScanProblem, 'DENIED' | 'NO_CAMERA' | 'FAILED'>

/** Shows in `video` what the camera sees and tells what it reads there; the camera goes off with the component. */
export function useCamera(video: RefObject<HTMLVideoElement | null>, onText: (text: string) => void): CameraState {
  const [state, setState] = useState<CameraState>('starting')
  const tell = useEffectEvent(onText)
  useEffect(() => {
    const off = new AbortController()
    const watch = async () => {
      const stream = await openCamera()
      if (typeof stream === 'string') return void (off.signal.aborted || setState(stream))
      const stop = () => stream.getTracks().map((track) => track.stop())
      off.signal.addEventListener('abort', stop)
      if (off.signal.aborted || !video.current) return void stop()
      video.current.srcObject = stream
      setState('on')
      await look(video.current, off.signal, (text) => tell(text))
    }
    watch().catch(() => off.signal.aborted || setState('FAILED'))
    return () => off.abort()
  }, [video])
  return state
}

async function openCamera(): Promise<MediaStream | 'DENIED' | 'NO_CAMERA'> {
  // Missing where the page does not come over HTTPS or from this machine.
  if (!navigator.mediaDevices) return 'NO_CAMERA'
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: false, video: { facingMode: 'environment' } })
  } catch (error) {
    return error instanceof DOMException && error.name === 'NotAllowedError' ? 'DENIED' : 'NO_CAMERA'
  }
}

async function look(video: HTMLVideoElement, signal: AbortSignal, tell: (text: string) => void): Promise<void> {
  const read = await loadCodeReader()
  const canvas = document.createElement('canvas')
  while (!signal.aborted) {
    const size = { width: video.videoWidth, height: video.videoHeight }
    if (size.width > 0) {
      draw(canvas, video, size, LONGEST_PX)
      const text = await read(canvas, TIME_LIMIT_MS)
      if (text !== null && !signal.aborted) tell(text)
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  }
}
