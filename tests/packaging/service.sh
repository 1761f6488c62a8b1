#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Boots a clean Debian 12 with its systemd, in a container without a network, and runs
# vedette-server there as the service that its package brings: without a camera's file filled in,
# with one, killed, hanging, rebooted, with several, encrypted, behind nginx, in the place of the Flask relay.
# Usage: tests/packaging/service.sh [PACKAGES [FOLDER]], see clean-debian.sh.
set -eu
# shellcheck disable=SC2034
needs="procps systemd-container"
# shellcheck source-path=SCRIPTDIR disable=SC1091
. "$(dirname "$0")"/clean-debian.sh

page=http://127.0.0.1:5000
certificate=/var/lib/private/vedette/self-signed.crt

# In the booted Debian, with nothing of this environment.
# shellcheck disable=SC2086,SC2154
booted() { nsenter --target "$init" --all env -i HOME=/root $environment "$@"; }

# Looked for each time: nspawn has another child for a moment, which makes the one that stays.
is_up() {
    init=$(pgrep --parent "$container") && booted systemctl is-system-running --quiet
}

boot() {
    systemd-nspawn --directory="$root" --register=no --keep-unit --private-network \
        --resolv-conf=off --console=read-only --boot systemd.journald.forward_to_console=1 \
        </dev/null >>"$work"/journal.output 2>&1 &
    container=$!
    until_true is_up
}

shut_down() {
    booted systemctl poweroff
    wait "$container" || fail "the container ended with $?"
}

# property NAME: of the service.
property() { booted systemctl show --property="$1" --value vedette-server; }
has() { [ "$(property "$1")" = "$2" ]; }

# gives_a_picture [CURL'S OPTION...] ADDRESS: the first bytes of a JPEG, by word of the camera's file.
gives_a_picture() {
    booted curl --silent --show-error --fail --user word:word "$@" 2>"$work"/curl.output |
        head --bytes=3 | od -An -tx1 | grep -qx ' ff d8 ff'
}

# take_option PATTERN: has the service started with that line of server.conf.
take_option() {
    booted sed -i -e 's/^VEDETTE/#&/' -e "/$1/s/^#*//" /etc/vedette/server.conf
    booted systemctl restart vedette-server
}

without_a_camera() {
    echo "== the camera's file as the package brings it"
    if booted systemctl enable --now vedette-server 2>"$work"/refused; then
        fail "the service runs without a camera"
    fi
    until_true grep -q 'CAM_URL' "$work"/journal.output
    has ExecMainStatus 2 || fail "it ended with $(property ExecMainStatus)"
    has NRestarts 0 || fail "it was started again with the same mistake"
}

with_a_camera() {
    echo "== a camera"
    booted systemctl enable --now camera
    booted sed -i -e 's,^#CAM_URL=.*,CAM_URL=http://127.0.0.1:8080/mjpeg,' \
        -e 's,^#SERVO_URL=.*,SERVO_URL=http://127.0.0.1:8081/control_servo,' \
        -e 's/^#\(HTTP_AUTH_.*=\)/\1word/' /etc/vedette/camera.env
    booted systemctl start vedette-server
    gives_a_picture $page/snapshot.jpg || fail "no picture as soon as it is started"
    booted curl --silent --fail --user word:word --request POST $page/turnleft | grep -q received ||
        fail "the camera does not turn"
    booted systemd-analyze security --threshold=20 --no-pager vedette-server | tail -n 1
    user=$(booted stat --format=%u "/proc/$(property MainPID)")
    [ "$user" -ge 61184 ] || fail "it runs as user $user"
}

comes_late() {
    echo "== an address that is not there yet"
    booted sed -i -e 's/^VEDETTE_SERVER_OPTIONS=.*/&\nVEDETTE_SERVER_OPTIONS=--listen 10.99.99.99:5000/' \
        /etc/vedette/server.conf
    booted systemctl restart vedette-server 2>"$work"/refused || true
    # More often than systemd would by itself.
    until_true has NRestarts 7
    booted ip address add 10.99.99.99/32 dev lo
    until_true has ActiveState active
    gives_a_picture http://10.99.99.99:5000/snapshot.jpg || fail "no picture at the address that came"
    booted sed -i '/10.99.99.99/d' /etc/vedette/server.conf
    booted systemctl restart vedette-server
}

its_socket() {
    echo "== the socket"
    gives_a_picture --unix-socket /run/vedette/vedette.sock http://localhost/snapshot.jpg ||
        fail "no picture by the socket"
    booted runuser -u www-data -- curl --silent --unix-socket /run/vedette/vedette.sock http://localhost/healthz |
        grep -q . || fail "www-data cannot connect"
    if booted runuser -u nobody -- curl --silent --unix-socket /run/vedette/vedette.sock \
        http://localhost/healthz; then
        fail "nobody can connect"
    fi
}

comes_back() {
    echo "== killed, hanging, rebooted"
    booted systemctl kill --signal=KILL vedette-server
    until_true has NRestarts 1
    until_true gives_a_picture $page/snapshot.jpg

    # Half a minute is long to wait here.
    booted mkdir /run/systemd/system/vedette-server.service.d
    printf '[Service]\nWatchdogSec=2\n' |
        booted tee /run/systemd/system/vedette-server.service.d/watchdog.conf >"$work"/tee
    booted systemctl daemon-reload
    booted systemctl restart vedette-server
    # With a viewer, whose pictures must not keep the watchdog from being notified.
    booted timeout 6 curl --silent --user word:word $page/mjpeg | wc --bytes >"$work"/watched
    [ "$(cat "$work"/watched)" -gt 100000 ] || fail "a viewer got $(cat "$work"/watched) bytes"
    has NRestarts 0 || fail "the watchdog bit a server that was well"
    booted systemctl kill --signal=STOP vedette-server
    until_true has NRestarts 1
    until_true grep -q 'Watchdog timeout' "$work"/journal.output
    until_true gives_a_picture $page/snapshot.jpg

    shut_down
    boot
    until_true gives_a_picture $page/snapshot.jpg
}

several_cameras() {
    echo "== a folder of cameras"
    cameras=/etc/vedette/cameras
    booted sh -c "grep HTTP_AUTH /etc/vedette/camera.env >$cameras/server.env"
    booted sh -c "grep CAM_URL /etc/vedette/camera.env >$cameras/garden.env"
    booted mv /etc/vedette/camera.env /root
    booted systemctl restart vedette-server
    gives_a_picture $page/cameras/garden/snapshot.jpg || fail "no picture of a camera in the folder"
    server=$(property MainPID)
    booted sh -c "echo CAM_URL=http://127.0.0.1:8082/mjpeg >'$cameras/Küche 2.env'"
    until_true gives_a_picture $page/cameras/k-che-2/snapshot.jpg
    booted rm $cameras/garden.env
    until_true gives_a_picture $page/snapshot.jpg # that of the only one that is left
    has MainPID "$server" || fail "it was started again"
    ! booted runuser -u nobody -- cat $cameras/server.env 2>"$work"/refused ||
        fail "everybody can read the cameras' files"
    ! grep "$cameras/.*can be read by others" "$work"/journal.output || fail "a warning for nothing"
    booted sh -c "rm $cameras/*"
    booted mv /root/camera.env /etc/vedette
    booted systemctl restart vedette-server
    gives_a_picture $page/snapshot.jpg || fail "no picture of the one camera again"
}

encrypted() {
    echo "== --tls-self-signed"
    take_option self-signed
    gives_a_picture --cacert $certificate https://localhost:5000/snapshot.jpg || fail "no TLS"
    before=$(booted sha256sum $certificate)
    booted systemctl restart vedette-server
    [ "$(booted sha256sum $certificate)" = "$before" ] || fail "another certificate at each start"
}

behind_nginx() {
    echo "== nginx"
    examples=/usr/share/doc/vedette-server/examples/nginx
    booted cp $examples/vedette.conf /etc/nginx/snippets/
    booted cp $examples/camera.example.org.conf /etc/nginx/conf.d/
    booted sed -i -e 's,/camera.example.org\.,/ssl-cert-snakeoil.,' /etc/nginx/conf.d/camera.example.org.conf
    booted systemctl restart nginx
    take_option --host
    for path in "" camera/; do
        gives_a_picture --insecure --resolve camera.example.org:443:127.0.0.1 \
            "https://camera.example.org/${path}snapshot.jpg" || fail "no picture at /$path by nginx"
    done
}

# What the relay's own README has its users make, but for gunicorn itself.
install_the_flask_relay() {
    printf '[Socket]\nListenStream=/run/cam.gunicorn.sock\n[Install]\nWantedBy=sockets.target\n' \
        >"$root"/etc/systemd/system/cam.gunicorn.socket
    printf '[Unit]\nRequires=cam.gunicorn.socket\n[Service]\nUser=root\nGroup=www-data\n%s\n' \
        'ExecStart=sleep infinity' >"$root"/etc/systemd/system/cam.gunicorn.service
    booted systemctl enable --now cam.gunicorn.socket
    booted systemctl start cam.gunicorn.service
    cat >"$root"/etc/nginx/sites-available/example.conf <<'EOF'
server {
    listen 80;
    server_name your-domain.com;
    location / {
        include proxy_params;
        proxy_pass http://unix:/run/cam.gunicorn.sock;
        proxy_buffering off;
        proxy_request_buffering off;
        proxy_socket_keepalive on;
        proxy_redirect off;
        add_header Last-Modified $date_gmt;
        add_header Cache-Control 'no-store, no-cache';
        if_modified_since off;
        expires off;
        etag off;
    }
}
EOF
    booted ln -s ../sites-available/example.conf /etc/nginx/sites-enabled/
    booted systemctl reload nginx
    booted cp /etc/vedette/camera.env /root/.env
}

from_flask() {
    echo "== docs/from-flask.md, its five lines"
    install_the_flask_relay
    booted apt-get --yes --quiet purge vedette-server >"$work"/apt.output 2>&1
    cp "$packages"/vedette-server_*.deb "$root"/root
    printf '#!/bin/sh\nexec "$@"\n' >"$root"/usr/bin/sudo
    chmod 755 "$root"/usr/bin/sudo
    # shellcheck disable=SC2016
    sed -n '/^```sh$/,/^```$/{/^```$/q;/^```sh$/d;p}' "$source"/docs/from-flask.md |
        booted sh -c 'cd /root && exec sh -ex' >"$work"/flask.output 2>&1 || fail "a line fails"
    site="--resolve your-domain.com:80:127.0.0.1 http://your-domain.com"
    # nginx changes to its new configuration after it said so.
    # shellcheck disable=SC2086
    until_true gives_a_picture $site/snapshot.jpg
    # shellcheck disable=SC2086
    booted curl --silent --fail --user word:word --request POST $site/turnleft | grep -q received ||
        fail "the camera does not turn"
    ! booted systemctl --quiet is-active cam.gunicorn.socket || fail "the old socket is still there"
}

ends() {
    echo "== the end"
    booted systemctl disable --now vedette-server
    has Result success || fail "it ended with $(property Result)"
    ! booted curl --silent --unix-socket /run/vedette/vedette.sock http://localhost/healthz ||
        fail "who asks is answered after the end"
    booted systemctl is-system-running --quiet || fail "something failed: $(booted systemctl --failed)"
    shut_down
}

make_debian "$@"
mount -t proc proc "$root"/proc
apt update
apt install --no-install-recommends curl dbus iproute2 nginx-light ssl-cert systemd-sysv
install_ours vedette-server vedette-camera
umount "$root"/proc
cat >"$root"/etc/systemd/system/camera.service <<'EOF'
[Service]
ExecStart=vedette-camera --listen 127.0.0.1:8080 --servo-listen 127.0.0.1:8081 --cameras 2
DynamicUser=yes
[Install]
WantedBy=multi-user.target
EOF
boot
without_a_camera
with_a_camera
comes_late
its_socket
comes_back
several_cameras
encrypted
behind_nginx
from_flask
ends
echo "The service runs."
