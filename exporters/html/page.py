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
from khabar.exporters.html.payload import Payload, quiet_events

if TYPE_CHECKING:
    from khabar.graph.knowledge.graph import KnowledgeGraph

SCRIPTS: Final = ("graph.js", "labels.js", "panel.js", "controls.js")
"""The page's own script, in the order its files build on each other."""

VIS_NETWORK: Final = "templates/lib/vis-9.1.2/vis-network.min.js"
"""The drawing library within the pyvis package."""


def page(graph: KnowledgeGraph) -> str:
    """One HTML document with everything in it: it asks no host for anything and opens from a file.

    No text of an article is markup: it is JSON in an element the browser does not execute, with every "<", ">" and
    "&" escaped, and the script shows it through textContent alone. A content security policy lets only the page's own
    two scripts run.
    """
    network = graph.networkx()
    quiet = quiet_events(graph)
    data = Payload(graph, layout(network, aside=quiet), hidden=bool(quiet)).data()
    data["options"] = _options(data)
    here = Path(__file__).parent
    parts = [(here / name).read_text(encoding="utf-8") for name in SCRIPTS]
    # One function around them: what they define is theirs, and no element's id can stand in for it.
    script = '"use strict";\n(() => {\n' + "\n".join(parts) + "})();\n"
    library = _library()
    template = string.Template((here / "page.html").read_text(encoding="utf-8"))
    return template.substitute(
        language=data["language"],
        direction="rtl" if data["language"] == "ar" else "ltr",
        hashes=" ".join(_hash(code) for code in (library, script)),
        css=(here / "page.css").read_text(encoding="utf-8"),
        data=embedded(data),
        library=library,
        script=script,
    )


def embedded(data: Any) -> str:
    """JSON that is safe within an HTML script element of a data type.

    >>> embedded({"a": "</script><b>&"})
    '{"a":"\\\\u003c/script\\\\u003e\\\\u003cb\\\\u003e\\\\u0026"}'
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _options(data: dict[str, Any]) -> dict[str, Any]:
    """Options of vis-network, through pyvis: places are computed beforehand, so nothing moves by itself."""
    from pyvis.network import Network

    network = Network(directed=True)
    network.set_options(
        json.dumps(
            {
                "physics": {"enabled": False},
                "layout": {"improvedLayout": False},
                "interaction": {
                    "hideEdgesOnDrag": len(data["edges"]) > 1000,
                    "keyboard": {"enabled": True, "bindToWindow": False},
                    "hover": True,
                    "selectConnectedEdges": False,
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
    """The hash of an inline script, for the content security policy."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"
