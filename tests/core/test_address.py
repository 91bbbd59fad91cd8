from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huntflow_desk.core.address import Origin, is_loopback, normalise_url, origin
from huntflow_desk.core.errors import WrongHost


@pytest.mark.parametrize(
    ("pasted", "url"),
    [
        ("https://api.huntflow.ru/v2", "https://api.huntflow.ru"),
        (" api.huntflow.ru/ ", "https://api.huntflow.ru"),
        ("HTTPS://API.Huntflow.RU:443/v2/", "https://api.huntflow.ru"),
        ("https://api.huntflow.ai/v2/docs#get-/me", "https://api.huntflow.ai"),
        ("https://ats.firm.example:8443/huntflow/v2", "https://ats.firm.example:8443/huntflow"),
        ("http://127.0.0.1:8080/v2/", "http://127.0.0.1:8080"),
        ("http://localhost:80", "http://localhost"),
        ("http://[::1]:8080", "http://[::1]:8080"),
        ("https://хантфлоу.рф", "https://xn--80awffsiee.xn--p1ai"),
    ],
)
def test_pasted_addresses(pasted: str, url: str) -> None:
    assert normalise_url(pasted) == url
    assert normalise_url(url) == url


@pytest.mark.parametrize(
    ("pasted", "cause"),
    [
        ("", "empty"),
        ("   ", "empty"),
        ("http://api.huntflow.ru", "plain_http"),
        ("http://127.0.0.1.evil.example", "plain_http"),
        ("ftp://api.huntflow.ru", "scheme"),
        ("https://user:hidden@api.huntflow.ru", "userinfo"),
        ("https://", "host"),
        ("https://a b", "host"),
        ("https://host:99999", "host"),
        ("https://[::1", "host"),
        ("https://a..b", "host"),
        ("https://exa\nmple<script>", "host"),
    ],
)
def test_refused_addresses(pasted: str, cause: str) -> None:
    with pytest.raises(WrongHost) as refused:
        normalise_url(pasted)
    assert refused.value.facts["cause"] == cause
    assert "hidden" not in f"{refused.value} {refused.value.facts}"


@given(st.text() | st.text().map(lambda text: f"https://{text}"))
def test_any_text_is_an_address_or_refused(text: str) -> None:
    try:
        url = normalise_url(text)
    except WrongHost:
        return
    assert normalise_url(url) == url
    assert url.startswith("https://") or is_loopback(origin(url).host)


def test_origin() -> None:
    assert origin("https://A.example/x?y") == Origin("https", "a.example", 443)
    assert origin("http://a.example:80") != origin("https://a.example")
    assert origin("https://a.example:444") != origin("https://a.example")


@pytest.mark.parametrize(
    ("host", "loopback"),
    [
        ("localhost", True),
        ("app.localhost", True),
        ("127.8.8.8", True),
        ("::1", True),
        ("0.0.0.0", False),
        ("localhost.example", False),
        ("10.0.0.1", False),
        ("", False),
    ],
)
def test_loopback(host: str, loopback: bool) -> None:
    assert is_loopback(host) is loopback
