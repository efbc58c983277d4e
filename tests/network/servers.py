# SPDX-License-Identifier: MIT
"""Servers on this machine that count: one that speaks HTTP, one that only takes connections, as a database would."""
import http.server
import socket
import threading


class Web:
    """Serves what `pages` holds by path: bytes, or a function of the request."""

    def __init__(self, pages):
        self.asked = []
        web = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                web.asked.append(self.path)
                page = pages.get(self.path.split("?")[0])
                if callable(page):
                    page(self)
                elif page is None:
                    self.send_error(404)
                else:
                    self.answer(page)

            do_HEAD = do_GET

            def answer(self, data, length=None):
                self.send_response(200)
                self.send_header("Content-Length", str(len(data) if length is None else length))
                self.end_headers()
                if self.command == "GET":
                    self.wfile.write(data)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]
        self.address = f"http://127.0.0.1:{self.port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


class Door:
    """Counts who knocks and sends everybody away."""

    def __init__(self):
        self.knocks = 0
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        threading.Thread(target=self.wait, daemon=True).start()

    def wait(self):
        while True:
            connection, _ = self.socket.accept()
            self.knocks += 1
            connection.close()
