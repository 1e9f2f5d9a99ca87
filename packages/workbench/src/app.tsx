import type { ReactNode } from "react"
import { groupsFor } from "./actions/groups.ts"
import { ActionCard } from "./components/action-card.tsx"
import { OriginStrip } from "./components/origin-strip.tsx"
import { Prose } from "./components/prose.tsx"
import { RunAll } from "./components/run-all.tsx"
import { SettingsPanel } from "./components/settings-panel.tsx"
import { WhereToLook } from "./components/where-to-look.tsx"
import type { Config } from "./config.ts"
import { useRuns } from "./use-runs.ts"

/** The whole page. */
export function App({ config, pageOrigin }: { readonly config: Config; readonly pageOrigin: string }): ReactNode {
  const groups = groupsFor(config.server)
  const actions = groups.flatMap((group) => group.actions)
  const { runs, run, runAll, isRunningAll } = useRuns(config.api, actions)
  const outcomes = actions.flatMap(({ id }) => runs[id]?.outcome ?? [])
  const blocked = outcomes.filter((outcome) => outcome.kind === "blocked")
  return (
    <>
      <header className="page-header">
        <p className="brand">ofcors demo</p>
        <h1>A page on one port calls an API on another</h1>
        <p className="lead">
          Every button below sends a real request across origins. Watch the terminal too: it shows what the API is
          asked.
        </p>
      </header>
      <main>
        <RunAll total={actions.length} outcomes={outcomes} isRunning={isRunningAll} onRun={runAll} />
        {blocked.length > 0 && <WhereToLook config={config} pageOrigin={pageOrigin} blocked={blocked} />}
        <div className="overview">
          <OriginStrip config={config} pageOrigin={pageOrigin} />
          <SettingsPanel settings={config.settings} />
        </div>
        {groups.map((group) => (
          <section key={group.title} className="group">
            <h2>{group.title}</h2>
            <p className="about">
              <Prose text={group.about} />
            </p>
            {group.actions.map((action) => (
              <ActionCard
                key={action.id}
                action={action}
                api={config.api}
                run={runs[action.id]}
                isRunningAll={isRunningAll}
                onRun={() => run(action)}
              />
            ))}
          </section>
        ))}
      </main>
    </>
  )
}
