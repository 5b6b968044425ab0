"""Points as GeoSPARQL writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.graph.knowledge.points import point, wkt


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_a_point_is_read_as_it_was_written(latitude: float, longitude: float) -> None:
    written = wkt((latitude, longitude))
    assert "e" not in written
    assert point(written) == pytest.approx((latitude, longitude), abs=1e-6)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("POINT(36.2913 33.5102)", (33.5102, 36.2913)),
        ("Point ( 36.2913  33.5102 )", (33.5102, 36.2913)),
        ("<http://www.opengis.net/def/crs/OGC/1.3/CRS84> POINT(36 33)", (33.0, 36.0)),
        ("<http://www.opengis.net/def/crs/EPSG/0/4326> POINT(33 36)", None),  # latitude first
        ("POINT(33.5 136.2913)", None),
        ("POINT(nan 1)", None),
        ("POINT(36 33 700)", None),
        ("POINT EMPTY", None),
        ("POLYGON((0 0, 1 1, 1 0, 0 0))", None),
        ("", None),
    ],
)
def test_what_is_no_point_on_the_earth_is_none(text: str, expected: tuple[float, float] | None) -> None:
    assert point(text) == expected
