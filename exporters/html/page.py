"""The page: pyvis holds the network and brings vis-network, the template, style and script are khabar's own."""

from __future__ import annotations

import base64
import hashlib
import json
import string
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from khabar.exporters.html.layout import layout
from khabar.exporters.html.packing import embedded
from khabar.exporters.html.payload import Payload
from khabar.exporters.shown import quiet_events

if TYPE_CHECKING:
    from khabar.graph.knowledge.graph import KnowledgeGraph

SCRIPTS: Final = (
    "data.js", "text.js", "state.js", "url.js", "filters.js", "survey.js", "look.js", "frame.js", "labels.js",
    "graph.js", "search.js", "facets.js", "legend.js", "time.js", "evidence.js", "panel.js", "timeline.js", "map.js",
    "csv.js", "table.js", "keys.js", "main.js",
)  # fmt: skip
"""The page's own script, in the order its files build on each other."""

STYLES: Final = ("theme.css", "page.css", "views.css", "panel.css", "small.css")
"""Its style."""

VIS_NETWORK: Final = "templates/lib/vis-9.1.2/vis-network.min.js"
"""The drawing library within the pyvis package."""

HERE: Final = Path(__file__).parent


def page(graph: KnowledgeGraph) -> str:
    """One HTML document with everything in it: it asks no host for anything and opens from a file.

    No text of an article is markup: it is JSON in an element the browser does not execute, with every "<", ">" and
    "&" escaped, and the script shows it through textContent alone. A content security policy lets only the page's own
    two scripts run and its own style apply.
    """
    quiet = quiet_events(graph)
    data = Payload(graph, layout(graph.networkx(), aside=quiet), hidden=bool(quiet)).data()
    data["options"] = _options()
    # One function around them: what they define is theirs, and no element's id can stand in for it.
    script = '"use strict";\n(() => {\n' + _joined(SCRIPTS) + "})();\n"
    style = _joined(STYLES)
    library = _library()
    return string.Template((HERE / "page.html").read_text(encoding="utf-8")).substitute(
        language=data["language"],
        direction="rtl" if data["language"] == "ar" else "ltr",
        scripts=" ".join(_hash(code) for code in (library, script)),
        style=_hash(style),
        css=style,
        data=embedded(data),
        library=library,
        script=script,
    )


def _joined(names: tuple[str, ...]) -> str:
    return "\n".join((HERE / name).read_text(encoding="utf-8") for name in names)


def _options() -> dict[str, Any]:
    """Options of vis-network, through pyvis: places are computed beforehand, so nothing moves by itself."""
    from pyvis.network import Network

    network = Network(directed=True)
    network.set_options(
        json.dumps(
            {
                "physics": {"enabled": False},
                "layout": {"improvedLayout": False},
                "nodes": {"shadow": False, "labelHighlightBold": False},
                "edges": {"shadow": False, "selectionWidth": 1, "hoverWidth": 0.5},
                "interaction": {
                    "keyboard": False,
                    "hover": True,
                    "selectConnectedEdges": False,
                    "hoverConnectedEdges": False,
                    "multiselect": False,
                },
            }
        )
    )
    options: dict[str, Any] = network.options
    return options


def _library() -> str:
    """vis-network as pyvis ships it (Apache-2.0 or MIT, visjs.org); nothing in it may end the script element."""
    code = files("pyvis").joinpath(VIS_NETWORK).read_text(encoding="utf-8")
    return code.replace("</script", "<\\/script").replace("<!--", "<\\!--")


def _hash(code: str) -> str:
    """The hash of an inline script or style, for the content security policy."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"
