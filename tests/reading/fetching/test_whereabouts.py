"""Which addresses may be asked: public machines by http or https, and the number that was checked."""

from __future__ import annotations

import pytest

from abelard.reading.fetching.whereabouts import NotFetchedError, is_public, target_of


def to(*numbers: str) -> object:
    """Give a look-up that knows these numbers."""
    return lambda _host, _port: list(numbers)


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",  # noqa: S104 - an address that must be refused
        "224.0.0.1",
        "255.255.255.255",
        "240.0.0.1",
        "198.18.0.1",
        "::1",
        "::",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "fec0::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "2002:7f00:1::",
        "64:ff9b::7f00:1",
        "64:ff9b:1::1",
        "2001:db8::1",
        "no number",
    ],
)
def test_a_private_number_is_not_public(number: str) -> None:
    assert not is_public(number)
    with pytest.raises(NotFetchedError, match="own network"):
        target_of("http://example.org/", to(number))  # type: ignore[arg-type]


@pytest.mark.parametrize("number", ["93.184.216.34", "2606:2800:220:1::1", "::ffff:93.184.216.34"])
def test_a_public_number_is(number: str) -> None:
    assert is_public(number)
    assert target_of("http://example.org/", to(number)).number == number  # type: ignore[arg-type]


def test_one_private_number_among_public_ones_condemns_the_name() -> None:
    with pytest.raises(NotFetchedError, match="own network"):
        target_of("http://example.org/", to("93.184.216.34", "10.0.0.1"))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://localhost:8000/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://127.1/",
        "http://[::1]/",
        "http://[::ffff:7f00:1]/",
        "http://0/",
    ],
)
def test_every_way_of_writing_this_machine_is_refused(address: str) -> None:
    with pytest.raises(NotFetchedError):
        target_of(address)


@pytest.mark.parametrize(
    "address",
    [
        "ftp://example.org/",
        "file:///etc/passwd",
        "gopher://example.org/",
        "http:///path",
        "http://user:word@example.org/",
        "http://example.org:99999/",
        "http://exa mple.org/",
        "http://example.org/\r\nX: y",
        "http://[::1",
        "http://example.org/" + "a" * 5_000,
    ],
)
def test_what_is_no_plain_address_of_a_page_is_refused(address: str) -> None:
    with pytest.raises(NotFetchedError):
        target_of(address, to("93.184.216.34"))  # type: ignore[arg-type]


def test_what_is_asked_for() -> None:
    target = target_of("https://bücher.example:8443/straße?q=ö#part", to("93.184.216.34"))  # type: ignore[arg-type]
    assert (target.named, target.path) == ("xn--bcher-kva.example:8443", "/stra%C3%9Fe?q=%C3%B6")
