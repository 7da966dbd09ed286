"""Headless Chromium over WebDriver (Debian: chromium, chromium-driver), for pictures and measurements."""
import base64
import json
import socket
import subprocess
import time
import urllib.request
from pathlib import Path


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Browser:
    def __init__(self, folder: Path):
        port = free_port()
        self.process = subprocess.Popen(["chromedriver", f"--port={port}"], stdout=subprocess.DEVNULL)
        self.base = f"http://127.0.0.1:{port}"
        arguments = ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                     f"--user-data-dir={folder / 'profile'}"]
        wanted = {"capabilities": {"alwaysMatch": {"goog:chromeOptions": {"args": arguments}}}}
        for _ in range(50):
            try:
                self.base += "/session/" + self.ask("POST", "/session", wanted)["sessionId"]
                return
            except OSError:
                time.sleep(0.2)
        raise SystemExit("chromedriver does not answer")

    def ask(self, method: str, path: str, body=None):
        data = json.dumps(body).encode() if body is not None else None
        request = urllib.request.Request(self.base + path, data, {"Content-Type": "application/json"}, method=method)
        return json.load(urllib.request.urlopen(request))["value"]

    def run(self, script: str):
        return self.ask("POST", "/execute/sync", {"script": script, "args": []})

    def develop(self, command: str, parameters: dict):
        return self.ask("POST", "/goog/cdp/execute", {"cmd": command, "params": parameters})

    def open(self, address: str):
        self.ask("POST", "/url", {"url": address})

    def picture(self, file: Path):
        file.write_bytes(base64.b64decode(self.ask("GET", "/screenshot")))

    def close(self):
        self.ask("DELETE", "")
        self.process.terminate()
