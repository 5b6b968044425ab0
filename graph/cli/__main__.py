"""``python -m khabar.graph.cli``: the command, where its script is not on the path."""

from khabar.graph.cli import main

if __name__ == "__main__":
    main()
