"""Web addresses: where they lead, whether they may be fetched from, and how they are shown."""

from __future__ import annotations

import ipaddress
import re
import socket
from urllib.parse import urlsplit, urlunsplit

_LOCAL_NAME = re.compile(
    r"(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp|localdomain|home\.arpa)\.?$|^[^.]+\.?$", re.I
)
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def shown_url(url: str) -> str:
    """An address as messages show it: without user name and password."""
    try:
        parts = urlsplit(url)
        host = parts.netloc.rpartition("@")[2]
        return " ".join(urlunsplit((parts.scheme, host, parts.path, parts.query, "")).split())[:300]
    except ValueError:
        return "an address that is none"


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host, by the system."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(item[4][0]) for item in found))


def refused(address: str) -> str:
    """Why an address may not be fetched from: 'loopback', 'private', ...; '' where it may."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return "unreadable"
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return refused(str(inner))
    if ip.is_loopback or ip.is_unspecified:
        return "loopback"
    if ip.is_link_local:
        return "link-local"
    if ip.is_multicast or ip.is_reserved:
        return "reserved"
    return "" if ip.is_global else "private"


def literal(host: str) -> str:
    """The address that a host names without a look-up, in any spelling ('127.1', '0x7f000001'); '' where it is a name."""
    try:
        return str(ipaddress.ip_address(host.strip("[]")))
    except ValueError:
        pass
    if re.fullmatch(r"(?:0x[0-9a-f]+|\d+)(?:\.(?:0x[0-9a-f]+|\d+)){0,3}\.?", host, re.I):
        try:
            return socket.inet_ntoa(socket.inet_aton(host.rstrip(".")))
        except OSError:
            return ""
    return ""


def is_local(name: str) -> bool:
    """Whether a name is of the kind that only inner networks know ('printer', 'files.corp')."""
    return _LOCAL_NAME.search(name) is not None


def origin(url: str) -> tuple[str, str]:
    """Scheme and host with its port, without a login: what a header with a secret may not leave."""
    parts = urlsplit(url)
    return parts.scheme, parts.netloc.rpartition("@")[2].lower()
