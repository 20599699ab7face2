"""Citations in one cell."""

import pytest

from pipeline.formats.csv_sources import cited


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "J Odd. 2022 Mar;53(2):334-347. doi: 10.1000/x.y. Epub 2021 Oct 12.",
            {
                "venue": "J Odd",
                "date": "2022 Mar",
                "volume": "53",
                "issue": "2",
                "pages": "334-347",
                "first_public": "2021 Oct 12",
                "doi": "10.1000/x.y",
            },
        ),
        (
            "J Odd. 2021 Nov 29;7(4):e278.",
            {"venue": "J Odd", "date": "2021 Nov 29", "volume": "7", "issue": "4", "pages": "e278"},
        ),
        ("J Odd. 2021.", {"venue": "J Odd", "date": "2021"}),
        (
            "Odd Ends (2014) 3:4 (152-160). Date of Publication: 2014",
            {
                "venue": "Odd Ends",
                "year": "2014",
                "volume": "3",
                "issue": "4",
                "pages": "152-160",
                "date": "2014",
            },
        ),
        (
            "Odd Ends (2014) 3 Article Number: e5. Date of Publication: 1 May 2014",
            {
                "venue": "Odd Ends",
                "year": "2014",
                "volume": "3",
                "article_number": "e5",
                "date": "1 May 2014",
            },
        ),
        ("The Journal of Odd Ends", {}),
        ("", {}),
    ],
)
def test_a_citation_tells_its_parts(text, says):
    assert cited(text) == says


@pytest.mark.parametrize(
    "text", ["(2014) x", "A. B. C.", "Odd. In press.", "1999", "Odd (1999)", "Odd Ends. 19;1"]
)
def test_what_is_no_citation_tells_nothing_of_volume_and_pages(text):
    assert not {"volume", "pages"} & cited(text).keys()
