# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""Certificates for the server, made by an authority that only the window's machine trusts."""

import pathlib
import ssl
import time

from namespace import run

# Dates as openssl ca wants them. The clock jumps by days here, so the right ones hold for long.
LONG_AGO, LONG_HENCE, GONE = "20200101000000Z", "20400101000000Z", "20210101000000Z"
ONE_DAY = 86400


class Authority:
    """Its files are in folder; the server's certificate and key there are replaced by serve()."""

    def __init__(self, folder, host, address):
        self._folder = pathlib.Path(folder)
        self._folder.mkdir()
        self.certificate = self._folder / "authority.crt"
        self.served = self._folder / "served.crt"
        self.served_key = self._folder / "served.key"
        (self._folder / "index.txt").touch()
        (self._folder / "ca.conf").write_text(
            "[ca]\ndefault_ca=d\n[d]\npolicy=p\nunique_subject=no\nrand_serial=yes\n"
            f"default_md=sha256\ndatabase={self._folder}/index.txt\nnew_certs_dir={self._folder}\n"
            f"[p]\ncommonName=supplied\n[e]\nsubjectAltName=DNS:{host},IP:{address}\n"
            "extendedKeyUsage=serverAuth\n", encoding="ascii")
        # Made yesterday, as it were: a clock that jumps back must not find it too new.
        run("faketime", "2020-01-01 00:00:00", "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
            "ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=Fault injection authority", "-keyout",
            str(self._folder / "authority.key"), "-out", str(self.certificate), "-days", "7300")
        self._make("right", LONG_HENCE)
        self._make("other", LONG_HENCE)
        self._make("expired", GONE)
        self._make("short", time.strftime("%Y%m%d%H%M%SZ", time.gmtime(time.time() + ONE_DAY)))
        self.serve("right")

    @staticmethod
    def _openssl(*words):
        run("openssl", *map(str, words))

    def _make(self, name, end):
        request = self._folder / f"{name}.csr"
        self._openssl("req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
                      "-nodes", "-subj", "/CN=server", "-keyout", self._folder / f"{name}.key",
                      "-out", request)
        self._openssl("ca", "-batch", "-config", self._folder / "ca.conf", "-cert",
                      self.certificate, "-keyfile", self._folder / "authority.key", "-extensions",
                      "e", "-startdate", LONG_AGO, "-enddate", end, "-notext", "-in", request,
                      "-out", self._folder / f"{name}.crt")

    def serve(self, name):
        """Puts the certificate "right", "other", "expired" or "short" (it holds until tomorrow)
        where the server reads it."""
        for kind, target in (("crt", self.served), ("key", self.served_key)):
            target.write_bytes((self._folder / f"{name}.{kind}").read_bytes())
        self.served_key.chmod(0o600)

    def spoil(self):
        """What a full disk leaves behind when the file is replaced: nothing in it."""
        self.served.write_bytes(b"")

    def fingerprint(self, name):
        """The certificate in its binary form."""
        return ssl.PEM_cert_to_DER_cert((self._folder / f"{name}.crt").read_text(encoding="ascii"))
