"""A compound file ([MS-CFB]) of a few streams, written by hand: what Outlook saves a message in."""

from __future__ import annotations

import struct

SECTOR, CUTOFF = 512, 4096
FREE, END, FAT, NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
ROOT, STORAGE, STREAM = 5, 1, 2


def message(**properties: str | bytes) -> bytes:
    """Give a message: `p0037="..."` is property 0037 as Unicode; bytes are binary; `a_3707` is an attachment's."""
    streams = {"__properties_version1.0": b"\0" * 32}
    for name, value in properties.items():
        folder = "__attach_version1.0_#00000000/" if name.startswith("a_") else ""
        kind, data = ("001F", value.encode("utf-16-le")) if isinstance(value, str) else ("0102", value)
        streams[f"{folder}__substg1.0_{name.lstrip('a_p')}{kind}"] = data
    return compound(streams)


def compound(streams: dict[str, bytes]) -> bytes:
    """Give a compound file; streams are padded to the size from which they have sectors of their own."""
    body, chain, starts = b"", [FAT], {}
    for name, data in streams.items():
        padded = data.ljust(CUTOFF, b"\0")
        padded = padded.ljust(-(-len(padded) // SECTOR) * SECTOR, b"\0")
        starts[name] = (len(chain), max(len(data), CUTOFF))
        first, count = len(chain), len(padded) // SECTOR
        chain += [*range(first + 1, first + count), END]
        body += padded
    entries = _entries(starts)
    directory = b"".join(entries).ljust(-(-len(entries) * 128 // SECTOR) * SECTOR, b"\0")
    begins, count = len(chain), len(directory) // SECTOR
    chain += [*range(begins + 1, begins + count), END]
    assert len(chain) <= SECTOR // 4, "one sector of the table is enough for the tests"
    table = struct.pack(f"<{SECTOR // 4}I", *chain, *[FREE] * (SECTOR // 4 - len(chain)))
    head = struct.pack("<8s16s5H6s", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, b"")
    head += struct.pack("<9I", 0, 1, begins, 0, CUTOFF, END, 0, END, 0)
    head += struct.pack("<109I", 0, *[FREE] * 108)
    return head + table + body + directory


def _entries(starts: dict[str, tuple[int, int]]) -> list[bytes]:
    """Give the directory: siblings as a chain to the right, which readers take as they take a tree."""
    listed: list[tuple[str, int, str]] = [("Root Entry", ROOT, "")]
    for name in starts:
        folder, _, leaf = name.rpartition("/")
        if folder and (folder, STORAGE, "") not in listed:
            listed.append((folder, STORAGE, ""))
        listed.append((leaf, STREAM, folder))
    out = []
    for at, (name, kind, folder) in enumerate(listed):
        inside = name if kind == STORAGE else ""
        child = (
            next((n for n, one in enumerate(listed) if n and one[2] == inside), NONE)
            if kind != STREAM
            else NONE
        )
        right = next((n for n, one in enumerate(listed) if n > at > 0 and one[2] == folder), NONE)
        start, size = starts.get(f"{folder}/{name}" if folder else name, (END, 0))
        written = name.encode("utf-16-le") + b"\0\0"
        out.append(
            struct.pack(
                "<64sHBBIII16sIQQIQ",
                written,
                len(written),
                kind,
                1,
                NONE,
                right,
                child,
                b"",
                0,
                0,
                0,
                start,
                size,
            )
        )
    return out
