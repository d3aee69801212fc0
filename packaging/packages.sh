# SPDX-License-Identifier: GPL-3.0-or-later
# What Meshscope needs from Debian 12, by use. Sourced by packaging/run and packaging/test.

build_packages="
    g++ cmake ninja-build pkg-config ccache
    qt6-base-dev qt6-declarative-dev qt6-svg-dev qt6-tools-dev qt6-l10n-tools qt6-shadertools-dev
    libgl-dev libegl-dev
    libsqlite3-dev libpq-dev libgraphviz-dev
    libexpected-dev libfmt-dev libcli11-dev libsimdjson-dev nlohmann-json3-dev libyaml-dev
    libxxhash-dev libzstd-dev zlib1g-dev libssl-dev robin-map-dev libicu-dev libmd4c-dev"

window_packages="
    qml6-module-qtquick qml6-module-qtquick-controls qml6-module-qtquick-templates
    qml6-module-qtquick-layouts qml6-module-qtquick-window qml6-module-qtquick-shapes
    qml6-module-qtquick-dialogs qml6-module-qt-labs-folderlistmodel qml6-module-qtqml
    qml6-module-qtqml-models qml6-module-qtqml-workerscript qml6-module-qtcore
    qml6-module-qt-labs-settings qml6-module-qt-labs-qmlmodels qml6-module-qt-labs-platform
    libqt6svg6 fonts-inter fonts-jetbrains-mono fonts-dejavu-core"

test_packages="
    qml6-module-qttest qt6-declarative-dev-tools qt6-base-private-dev qt6-declarative-private-dev
    librapidcheck-dev postgresql graphviz xvfb xauth dbus strace
    clang-format clang-tidy desktop-file-utils man-db"

# Only for packaging/fuzz.
fuzz_packages="clang libclang-rt-14-dev"

# install_packages NAME...: installs those that are missing, from Debian, and says so.
install_packages() {
    installed=" $(dpkg-query -W -f='${Package}:${db:Status-Status} ' "$@" 2>/dev/null || true) "
    missing=""
    for package in "$@"; do
        case $installed in
        *" $package:installed "*) ;;
        *) missing="$missing $package" ;;
        esac
    done
    if [ -z "$missing" ]; then
        echo "packages: all installed"
        return
    fi
    echo "packages: installing$missing"
    sudo=""
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || {
            echo "error: these packages need root: run this script as root or install sudo" >&2
            exit 1
        }
        sudo="sudo"
    fi
    log=$(mktemp)
    # shellcheck disable=SC2086 # one word per package
    { $sudo apt-get update -q && $sudo env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -q --no-install-recommends $missing; } >"$log" 2>&1 || {
        tail -n 20 "$log" >&2
        echo "error: apt-get could not install the packages above" >&2
        exit 1
    }
    rm -f "$log"
}

# build PRESET [cmake option...]: configures if that was never done or the presets have changed since
# (for all else the build does it by itself) and builds; quiet unless it fails.
build() {
    preset=$1
    shift
    jobs=$(nproc)
    echo "build: $preset ($jobs jobs)"
    made=build/$preset/build.ninja
    if [ ! -f "$made" ] || [ -n "$(find CMakePresets.json -newer "$made")" ]; then
        cmake --preset "$preset" "$@" >"build-$preset.log" 2>&1 || { cat "build-$preset.log" >&2; exit 1; }
        rm -f "build-$preset.log"
    fi
    cmake --build --preset "$preset" -j "$jobs"
}
