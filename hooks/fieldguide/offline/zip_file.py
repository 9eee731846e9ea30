"""Zip files of plain files, the same bytes on every machine, and as small as deflate makes them.

`zipfile` compresses with the zlib of the machine, whose bytes differ from version to version. The form is that of APPNOTE 6.3.3
(https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT): no extra fields, no encryption, nothing larger than 4 GB.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from datetime import datetime

from deflate import crc32, deflate_compress

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")

_VERSION = 20  # the oldest that knows deflate: 2.0
_BY_UNIX = 3 << 8  # on every system, so that the mode below is read
_UTF_8 = 0x800
_STORED, _DEFLATED = 0, 8
_SMALLEST = 12  # libdeflate's highest level
_PLAIN_FILE = 0o100644 << 16  # the same for every file, whatever the umask


def zip_of(files: Mapping[str, bytes], moment: datetime, first: Mapping[str, bytes] | None = None) -> bytes:
    """The bytes of a zip file, its names in order.

    Args:
        files: by name, with `/` between folders.
        moment: time that every file in it bears, from 1980 to 2107, to two seconds.
        first: what stands before them, not compressed.

    Raises:
        struct.error: where something is larger than the form holds.
    """
    time = moment.hour << 11 | moment.minute << 5 | moment.second // 2
    day = (moment.year - 1980) << 9 | moment.month << 5 | moment.day
    body, directory = bytearray(), bytearray()
    plain = [(name, data, data, _STORED) for name, data in (first or {}).items()]
    packed_files = [(name, data, bytes(deflate_compress(data, _SMALLEST)), _DEFLATED) for name, data in sorted(files.items())]
    for name, data, packed, method in plain + packed_files:
        raw = name.encode("utf-8")
        facts = (0 if name.isascii() else _UTF_8, method, time, day, crc32(data), len(packed), len(data), len(raw), 0)
        directory += _CENTRAL.pack(b"PK\1\2", _BY_UNIX | _VERSION, _VERSION, *facts, 0, 0, 0, _PLAIN_FILE, len(body)) + raw
        body += _LOCAL.pack(b"PK\3\4", _VERSION, *facts) + raw + packed
    return bytes(body + directory) + _END.pack(
        b"PK\5\6", 0, 0, len(plain + packed_files), len(plain + packed_files), len(directory), len(body), 0
    )
