"""The catalogue under graph_data/, read into a skill graph."""

from skillpath.catalogue.loading import load_graph, shipped_graph

__all__ = ["load_graph", "shipped_graph"]
