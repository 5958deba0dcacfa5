import type { ReactNode } from 'react'

/** The phone's screen: the whole width on a phone, a column in the middle of a desk. */
export function Phone({ children }: { children: ReactNode }) {
  return <div className="mx-auto flex min-h-dvh w-full flex-col bg-ground lg:w-[390px] lg:border-x lg:border-line lg:shadow-lg">{children}</div>
}

/** A phone in the middle and, on a desk, something beside it. */
export function Stage({ children, aside }: { children: ReactNode; aside: ReactNode }) {
  return (
    <div className="lg:grid lg:grid-cols-[1fr_390px_minmax(0,560px)_1fr] lg:bg-raised">
      <div className="lg:col-start-2">
        <Phone>{children}</Phone>
      </div>
      {/* A sheet on the phone leaves the panel alone: a tester turns the clock while it is open. */}
      <div data-react-aria-top-layer="true" className="sticky top-0 hidden h-dvh overflow-y-auto p-6 lg:block">{aside}</div>
    </div>
  )
}
