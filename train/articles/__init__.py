"""Trains the model of articles: pages with truth, graphs, network, figures. train/README.md tells how."""
