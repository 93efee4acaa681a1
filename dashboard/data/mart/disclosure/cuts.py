"""Small cuts: which few children stand between two parts of a pair of lists, so that subtracting tells of them.

Two lists of the same children (homes and schools) are a hypergraph: a node a row that is released, an edge a child,
through all the rows it stands in. Adding some rows and subtracting others leaves exactly the children whose edges lead
from the one side to the other. So no group of fewer than `least` children can be computed if, and only if, every cut
that anything crosses is crossed by `least` (methods.md 6.4: a bridge is the case of one).

Minimum cuts of hypergraphs by orders of attachment: Klimmek and Wagner 1996; Nagamochi and Ibaraki 1992 for contracting
every pair that an order shows to be held together well enough.
"""

from collections.abc import Iterable, Mapping
from heapq import heappop, heappush
from itertools import pairwise

Node = int
Edges = Mapping[frozenset[Node], float]  # nodes of an edge -> how many children it stands for

_ROUNDING = 1e-9  # children in several pieces weigh fractions


def small_cuts(edges: Edges, least: float) -> list[frozenset[Node]]:
    """One side of some of the cuts that less than `least` crosses, and of none only if there is no such cut.

    What is returned are disjoint sets of nodes. Empty cuts, between parts that share nothing, do not count.
    """
    groups: dict[Node, frozenset[Node]] = {node: frozenset({node}) for nodes in edges for node in nodes}
    enough = least - _ROUNDING
    while edges := _without_loops(edges):
        found: list[Node] = []
        held: list[tuple[Node, Node]] = []
        for order in _orders(edges):
            small = [node for node, _, degree in order if degree < enough]
            # Two nodes are the two sides of one cut.
            found += small[1:] if len(small) == len(order) else small
            held += [(before, node) for (before, _, _), (node, tie, _) in pairwise(order) if tie >= enough]
        if found:
            return [groups[node] for node in found]
        name = _merged(held)
        joined: dict[Node, frozenset[Node]] = {}
        for node, group in groups.items():
            joined[name.get(node, node)] = joined.get(name.get(node, node), frozenset()) | group
        groups = joined
        edges = _renamed(edges, name)
    return []


def _without_loops(edges: Edges) -> dict[frozenset[Node], float]:
    return {nodes: weight for nodes, weight in edges.items() if len(nodes) > 1}


def _renamed(edges: Edges, name: Mapping[Node, Node]) -> dict[frozenset[Node], float]:
    renamed: dict[frozenset[Node], float] = {}
    for nodes, weight in edges.items():
        key = frozenset(name.get(node, node) for node in nodes)
        renamed[key] = renamed.get(key, 0.0) + weight
    return renamed


def _orders(edges: Edges) -> Iterable[list[tuple[Node, float, float]]]:
    """Each connected part's nodes in order of attachment: the next is the one most tied to those before.

    With each node: the tie to those before it, and its degree. The tie is a lower bound of what crosses any cut
    between the node and the one before it; for the last node it is the degree.
    """
    at: dict[Node, list[frozenset[Node]]] = {}
    degree: dict[Node, float] = {}
    for nodes, weight in edges.items():
        for node in nodes:
            at.setdefault(node, []).append(nodes)
            degree[node] = degree.get(node, 0.0) + weight
    done: set[Node] = set()
    met: set[frozenset[Node]] = set()
    for start in sorted(at):
        if start in done:
            continue
        tie: dict[Node, float] = {start: 0.0}
        order: list[tuple[Node, float, float]] = []
        queue = [(0.0, start)]
        while queue:
            negative, node = heappop(queue)
            if node in done or -negative < tie[node]:
                continue
            done.add(node)
            order.append((node, tie[node], degree[node]))
            for nodes in at[node]:
                if nodes not in met:
                    met.add(nodes)
                    for other in nodes:
                        if other not in done:
                            tie[other] = tie.get(other, 0.0) + edges[nodes]
                            heappush(queue, (-tie[other], other))
        yield order


def _merged(pairs: Iterable[tuple[Node, Node]]) -> dict[Node, Node]:
    """Every node of the pairs with the name of its group: its first node."""
    name: dict[Node, Node] = {}

    def find(node: Node) -> Node:
        while name.setdefault(node, node) != node:
            node = name[node]
        return node

    for one, other in pairs:
        first, second = sorted((find(one), find(other)))
        name[second] = first
    return {node: find(node) for node in name}
