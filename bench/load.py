"""A small HTTP load: many connections kept alive, each sending the next request when the last is answered.

Written on bare sockets so that the client costs little of the two cores it shares with the server.
"""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class Load:
    """What came of it: answers by status, and seconds each took."""

    seconds: float = 0.0
    statuses: dict[int, int] = field(default_factory=dict)
    latencies: list[float] = field(default_factory=list)

    @property
    def per_second(self) -> float:
        return len(self.latencies) / self.seconds if self.seconds else 0.0

    def percentile(self, share: float) -> float:
        """Milliseconds within which this share was answered."""
        ranked = sorted(self.latencies)
        return 1000 * ranked[min(int(len(ranked) * share), len(ranked) - 1)] if ranked else 0.0


def run(port: int, request: Callable[[int], bytes], *, connections: int, seconds: float) -> Load:
    """Send `request(n)` over and over for a while on `connections` connections to 127.0.0.1:`port`."""
    return asyncio.run(_run(port, request, connections, seconds))


async def _run(port: int, request: Callable[[int], bytes], connections: int, seconds: float) -> Load:
    load, counter = Load(), iter(range(10**9))
    until = time.perf_counter() + seconds
    began = time.perf_counter()

    async def one() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while time.perf_counter() < until:
            start = time.perf_counter()
            writer.write(request(next(counter)))
            head = await reader.readuntil(b"\r\n\r\n")
            status = int(head[9:12])
            length = next(
                int(line.split(b":")[1])
                for line in head.split(b"\r\n")
                if line.lower().startswith(b"content-length")
            )
            await reader.readexactly(length)
            load.latencies.append(time.perf_counter() - start)
            load.statuses[status] = load.statuses.get(status, 0) + 1
        writer.close()

    await asyncio.gather(*(one() for _ in range(connections)))
    load.seconds = time.perf_counter() - began
    return load


def post(path: str, body: bytes, **headers: str) -> bytes:
    """A JSON POST as bytes."""
    lines = [f"POST {path} HTTP/1.1", "Host: 127.0.0.1", "Content-Type: application/json"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body
