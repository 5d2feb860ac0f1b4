"""Paths, components and centrality of graphs with networkx."""
import random

import networkx as nx

random.seed(5)
graph = nx.Graph()
for _ in range(900):
    graph.add_edge(random.randrange(300), random.randrange(300), weight=random.random())
print(nx.number_connected_components(graph), len(nx.shortest_path(graph, *sorted(graph)[:2])))
print(sum(len(p) for p in nx.single_source_dijkstra_path(graph, sorted(graph)[0]).values()))
print(round(sum(nx.betweenness_centrality(graph, k=200, seed=1).values()), 6), len(list(nx.find_cliques(graph))))
