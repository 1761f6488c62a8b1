#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Makes a release from a tag; --help says what. All that may stop it is looked at before the long
# part, and what is there is there whole: the folder appears when everything in it is made.
set -eu

usage() {
    cat <<'TEXT'
Usage: sh packaging/release.sh [OPTION]... TAG [FOLDER]

Makes, from TAG (such as v1.2.3), which has to be what is checked out, into FOLDER or else
build/release-VERSION:
  vedette-VERSION.tar.xz     the tag's files
  vedette*.deb, *.buildinfo  Debian packages, built from these files and from a checkout, the same
                             both times, and what they were built with
  vedette-VERSION.spdx       licence and copyright of each source file (SPDX)
  vedette-VERSION.cdx.json   what each package brings along, with versions (CycloneDX)
  SHA256SUMS                 of all these
  *.asc                      signatures of the source and of SHA256SUMS

Options:
  --key ID       Sign with this key of gpg's, instead of the one that git's user.signingkey names.
  --unsigned     Do not sign.
  --once         Build the packages once only, so compare nothing.
  --source-only  Build no packages, and so say nothing of what they bring along.
  --help         Say this.
TEXT
}

fail() {
    echo "release.sh: $*" >&2
    exit 1
}

wrong_usage() {
    echo "release.sh: $*" >&2
    usage >&2
    exit 2
}

key=
signed=yes
builds=2
tag=
output=
while [ $# -gt 0 ]; do
    case $1 in
        --help) usage; exit 0 ;;
        --key)
            [ $# -gt 1 ] || wrong_usage "--key wants a key's id behind it."
            key=$2
            shift ;;
        --unsigned) signed= ;;
        --once) builds=1 ;;
        --source-only) builds=0 ;;
        -*) wrong_usage "there is no option $1." ;;
        *)
            if [ -z "$tag" ]; then
                tag=$1
            elif [ -z "$output" ]; then
                output=$(realpath --canonicalize-missing "$1")
            else
                wrong_usage "$1 is one argument too many."
            fi ;;
    esac
    shift
done
[ -n "$tag" ] || wrong_usage "name the tag to make a release of."

cd "$(dirname "$0")/.."
# shellcheck source-path=SCRIPTDIR disable=SC1091
. packaging/project.sh
version=$(project_version)
: "${output:=$PWD/build/release-$version}"
name=vedette-$version

check_checkout() {
    [ -e .git ] || fail "a release is made from a git checkout, and this is not one."
    # Says now what it has against this folder, such as another owner.
    git rev-parse HEAD >/dev/null || exit 1
    commit=$(git rev-parse --verify --quiet "refs/tags/$tag^{commit}") ||
        fail "there is no tag $tag. Make it first: git tag --sign $tag"
    [ "$(git rev-parse HEAD)" = "$commit" ] ||
        fail "$tag is not what is checked out. Check it out first: git checkout $tag"
    changes=$(git status --porcelain)
    [ -z "$changes" ] ||
        fail "these files are not as $tag has them. Commit them and tag again, or remove them:
$changes"
}

# CMakeLists.txt has the version; programs, man pages and packages take it from there. The
# change log and the metainfo have to name it as well.
check_version() {
    [ "$tag" = "v$version" ] ||
        fail "$tag is to be version ${tag#v}, but CMakeLists.txt says $version. Set it in" \
            "project(Vedette VERSION …), commit, and tag again."
    grep -Eq "^## $version( |\$)" CHANGELOG.md ||
        fail "CHANGELOG.md has no section of $version. Make '## Unreleased' '## $version', commit," \
            "and tag again."
    metainfo=$(ls packaging/*.metainfo.xml)
    grep -q "<release version=\"$version\"" "$metainfo" ||
        fail "$metainfo has no <release version=\"$version\" date=\"…\"/> in its <releases>. Add" \
            "it, commit, and tag again."
}

check_key() {
    [ -n "$signed" ] || return 0
    if [ -z "$key" ]; then
        key=$(git config user.signingkey) ||
            fail "no key to sign with: name one by --key or as git's user.signingkey, or say" \
                "--unsigned."
    fi
    gpg --batch --list-secret-keys "$key" >/dev/null 2>&1 ||
        fail "gpg has no secret key $key. gpg --list-secret-keys shows which it has."
    # One that is expired is only refused when it is to sign; and now a passphrase can be entered.
    echo | gpg --batch --local-user "$key" --detach-sign >/dev/null ||
        fail "gpg does not sign with $key."
}

make_source() {
    SOURCE_DATE_EPOCH=$(git log -1 --format=%ct "$commit")
    export SOURCE_DATE_EPOCH
    # git fixes the order and the owner; what else could differ is given.
    git -c tar.umask=0022 archive --format=tar --prefix="$name/" "$tag" |
        xz --format=xz -9 --threads=1 >"$files/$name.tar.xz"
    tar --extract --file="$files/$name.tar.xz" --directory="$stage"
}

# reuse makes up a new name for the document each time.
list_sources() {
    (cd "$stage/$name" && reuse spdx --output "$stage"/spdx) 2>"$stage"/log ||
        { cat "$stage"/log >&2; exit 1; }
    sed -e "s,^DocumentNamespace: .*,DocumentNamespace: http://spdx.org/spdxdocs/$name-$commit," \
        -e "s,^Created: .*,Created: $(date --utc --date="@$SOURCE_DATE_EPOCH" +%Y-%m-%dT%H:%M:%SZ)," \
        "$stage"/spdx >"$files/$name.spdx"
}

# From the tarball; and from a checkout, at another place of the world.
build_packages() {
    (cd "$stage/$name" && sh packaging/deb.sh "$stage"/packages)
    if [ "$builds" -gt 1 ]; then
        (umask 027 && git -c advice.detachedHead=false clone --quiet --branch "$tag" . \
            "$stage"/checkout && cd "$stage"/checkout &&
            TZ=Pacific/Kiritimati sh packaging/deb.sh "$stage"/again)
        for package in "$stage"/packages/*.deb; do
            cmp "$package" "$stage/again/$(basename "$package")" || {
                trap - EXIT
                fail "built twice, $(basename "$package") is not the same. Both are in $stage:" \
                    "compare them with diffoscope."
            }
        done
    fi
    mv "$stage"/packages/*.deb "$stage"/packages/*.buildinfo "$files"
    python3 packaging/sbom.py --version "$version" --date "$SOURCE_DATE_EPOCH" "$files"/*.deb \
        >"$files/$name.cdx.json"
}

sign() {
    gpg --batch --yes --local-user "$key" --armor --detach-sign "$1" || fail "gpg did not sign $1."
}

check_checkout
check_version
[ ! -e "$output" ] || fail "$output is there already. Remove it, or name another folder."
sh packaging/install-packages.sh gnupg python3 reuse xz-utils
check_key

stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
trap 'exit 1' INT TERM
files=$stage/files
mkdir "$files"
make_source
list_sources
[ "$builds" -eq 0 ] || build_packages
(cd "$files" && sha256sum -- * >"$stage"/sums && mv "$stage"/sums SHA256SUMS)
if [ -n "$signed" ]; then
    sign "$files/$name.tar.xz"
    sign "$files"/SHA256SUMS
fi
mkdir -p "$(dirname "$output")"
# Renamed, which is all or nothing, where copying from another file system is not.
beside=$(mktemp -d "$output.XXXXXX")
trap 'rm -rf "$stage" "$beside"' EXIT
cp "$files"/* "$beside"
chmod 755 "$beside"
mv --no-target-directory "$beside" "$output"
ls -l "$output"
