# shellcheck shell=bash
# What the scripts share. Sourced, never run.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf '%s\n' "$*"; }
step() { printf '\n== %s\n' "$*"; }
warn() { printf 'warning: %s\n' "$*" >&2; }
die() {
    printf 'error: %s\n' "$*" >&2
    exit 1
}

has_cni_plugins() {
    [[ -x /usr/lib/cni/bridge || -x /usr/libexec/cni/bridge || -x /opt/cni/bin/bridge ]]
}

# Prints one line for each reason why podman's own defaults do not work on this machine.
podman_obstacles() {
    [[ $(uname -s) == Linux ]] || return 0
    if [[ $(stat -fc %T /sys/fs/cgroup 2>/dev/null) != cgroup2fs ]]; then
        say "control groups are of version 1 or hybrid"
    fi
    if [[ ! -d /run/systemd/system ]]; then
        say "systemd is not running"
    fi
    if compgen -G "/etc/cni/net.d/*.conflist" >/dev/null && ! has_cni_plugins; then
        say "there is a CNI configuration, but its plugins are missing"
    fi
    # Root without CAP_SYS_RESOURCE (bit 24) cannot raise a hard limit to podman's default.
    local capabilities
    capabilities=$(awk '/^CapEff/ { print $2 }' /proc/self/status)
    if [[ $EUID == 0 ]] && (((0x$capabilities >> 24 & 1) == 0)); then
        local limit
        limit=$(ulimit -Hn)
        if [[ $limit != unlimited ]] && ((limit < 1048576)); then
            say "the limit of open files ($limit) is below podman's default and cannot be raised"
        fi
    fi
}

# Whether prepare_podman has set CONTAINERS_CONF, so that the user must do so, too.
containers_conf_is_ours=no

# Points podman at scripts/containers.conf when this machine needs it and the user has not chosen.
prepare_podman() {
    if [[ -n ${CONTAINERS_CONF:-} ]] || ! command -v podman >/dev/null; then
        return 0
    fi
    local obstacles
    obstacles=$(podman_obstacles)
    [[ -n $obstacles ]] || return 0
    export CONTAINERS_CONF=$root/scripts/containers.conf
    containers_conf_is_ours=yes
    say "podman runs with scripts/containers.conf, because:"
    while IFS= read -r obstacle; do
        say "  - $obstacle"
    done <<<"$obstacles"
}

# build PRESET [TARGET…]: configures and builds; quiet when there is nothing to do.
build() {
    local preset=$1
    shift
    local -a targets=()
    (($# == 0)) || targets=(--target "$@")
    cd "$root" || die "cannot enter $root"
    local words
    words=$(cmake --preset "$preset" -Wno-dev 2>&1) || die "cannot configure: $words"
    cmake --build "build/$preset" --parallel "${JOBS:-$(nproc)}" "${targets[@]}"
}
