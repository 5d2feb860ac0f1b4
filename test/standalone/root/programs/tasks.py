"""asyncio: a server and clients, child processes, a time-out, time zones."""
import asyncio
import datetime
import logging
import sys
import zoneinfo


async def answer(reader, writer):
    line = await reader.readline()
    writer.write(line.upper())
    await writer.drain()
    writer.close()


async def ask(port, word):
    reader, writer = await asyncio.open_connection('127.0.0.1', port)
    writer.write(f'{word}\n'.encode())
    text = await reader.read()
    writer.close()
    return text.decode().strip()


async def main():
    server = await asyncio.start_server(answer, '127.0.0.1', 0)
    port = server.sockets[0].getsockname()[1]
    async with server:
        print(await asyncio.gather(*(ask(port, word) for word in ('one', 'two', 'three'))))
    child = await asyncio.create_subprocess_exec('/bin/sh', '-c', 'echo from a child; exit 3',
                                                 stdout=asyncio.subprocess.PIPE)
    out, _ = await child.communicate()
    print(out.decode().strip(), child.returncode)
    try:
        async with asyncio.timeout(0.01):
            await asyncio.sleep(5)
    except TimeoutError:
        print('too late')
    print(await asyncio.to_thread(sum, range(10)))


logging.basicConfig(stream=sys.stdout, format='%(levelname)s %(message)s', level=logging.INFO)
logging.info('begin')
asyncio.run(main())
noon = datetime.datetime(2024, 7, 1, 12, tzinfo=zoneinfo.ZoneInfo('Europe/Berlin'))
print(noon.astimezone(zoneinfo.ZoneInfo('America/New_York')), 'Asia/Tokyo' in zoneinfo.available_timezones())
