import { type Node as AnyNode, visitorKeys } from "oxc-parser"

/** Any node of the tree; its `type` says which. */
export type Node = AnyNode

/** Calls `enter` for every node, the outer ones first, with its parent. */
export function visit(root: Node, enter: (node: Node, parent: Node | undefined) => void): void {
  const pending: [Node, Node | undefined][] = [[root, undefined]]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [node, parent] = next
    enter(node, parent)
    const children = childrenOf(node)
    for (let index = children.length - 1; index >= 0; index--) pending.push([children[index]!, node])
  }
}

/** The parts of a node, in the order of the text. */
export function childrenOf(node: Node): Node[] {
  const children: Node[] = []
  for (const key of visitorKeys[node.type] ?? []) {
    const value = (node as unknown as Record<string, unknown>)[key]
    for (const child of Array.isArray(value) ? (value as unknown[]) : [value]) if (isNode(child)) children.push(child)
  }
  return children
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && typeof (value as { type?: unknown }).type === "string"
}
