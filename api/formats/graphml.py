"""A trace as GraphML (graphml.graphdrawing.org, version 1.0), for Gephi, yEd, networkx and the like."""

from xml.etree import ElementTree

from linernotes.tracing.telling import Trace

_NODE_KEYS = ("kind", "name")
_EDGE_KEYS = {"type": "string", "depth": "int", "facts": "string"}


def graphml(trace: Trace) -> str:
    """Return a trace as a directed graph: from the later thing to the earlier; facts are seqs, divided by spaces."""
    root = ElementTree.Element("graphml", {"xmlns": "http://graphml.graphdrawing.org/xmlns"})
    for name in _NODE_KEYS:
        _key(root, name, "node", "string")
    for name, type_ in _EDGE_KEYS.items():
        _key(root, name, "edge", type_)
    graph = ElementTree.SubElement(root, "graph", {"id": "lineage", "edgedefault": "directed"})
    for thing in trace.things().values():
        node = ElementTree.SubElement(graph, "node", {"id": thing.id})
        _data(node, "kind", thing.kind)
        if thing.name is not None:
            _data(node, "name", thing.name)
    for number, one in enumerate(trace.edges):
        ends = {"source": one.later.id, "target": one.earlier.id}
        edge = ElementTree.SubElement(graph, "edge", {"id": f"e{number}", **ends})
        _data(edge, "type", one.type.value)
        _data(edge, "depth", str(one.depth))
        _data(edge, "facts", " ".join(str(fact["seq"]) for fact in one.facts))
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _key(root: ElementTree.Element, name: str, of: str, type_: str) -> None:
    ElementTree.SubElement(root, "key", {"id": name, "for": of, "attr.name": name, "attr.type": type_})


def _data(element: ElementTree.Element, key: str, text: str) -> None:
    ElementTree.SubElement(element, "data", {"key": key}).text = _allowed(text)


def _allowed(text: str) -> str:
    """Leave out what XML 1.0, section 2.2, has no place for."""
    return "".join(each for each in text if each in "\t\n\r" or (each >= " " and each not in "\ufffe\uffff"))
