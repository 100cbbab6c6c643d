#include "specrows.h"

namespace {

/// Both runtimes show it in the same way.
SpecRow both(const char *attributes, const char *path, const char *value)
{
    return {.attributes = attributes,
            .dockerPath = path,
            .dockerValue = value,
            .podmanPath = path,
            .podmanValue = value};
}

SpecRow each(const char *attributes,
             const char *dockerPath,
             const char *dockerValue,
             const char *podmanPath,
             const char *podmanValue)
{
    return {.attributes = attributes,
            .dockerPath = dockerPath,
            .dockerValue = dockerValue,
            .podmanPath = podmanPath,
            .podmanValue = podmanValue};
}

SpecRow observed(const char *attributes, const char *script, const char *seen)
{
    return {.attributes = attributes, .script = script, .seen = seen};
}

/// No version of either can be told it.
SpecRow lost(const char *attributes)
{
    return {.attributes = attributes, .mayBeLost = true};
}

SpecRow lossy(SpecRow row)
{
    row.mayBeLost = true;
    return row;
}

/// podman's own record of its command line, for what it shows nowhere else.
constexpr const char *created = "/Config/CreateCommand/*";

QList<SpecRow> processRows()
{
    return {
        both("command: [a, 'b c']", "/Config/Cmd", R"(["a","b c"])"),
        both("command: sh -c 'x  y'", "/Config/Cmd", R"(["sh","-c","x  y"])"),
        each("entrypoint: [/bin/a]", "/Config/Entrypoint", R"(["/bin/a"])", created, R"("/bin/a")"),
        each("entrypoint: [/bin/a, b], command: c",
             "/Config/Cmd",
             R"(["b","c"])",
             created,
             R"("[\"/bin/a\",\"b\"]")"),
        both("working_dir: /x", "/Config/WorkingDir", R"("/x")"),
        both("user: '1:2'", "/Config/User", R"("1:2")"),
        both("hostname: h", "/Config/Hostname", R"("h")"),
        each("hostname: h, domainname: d.org",
             "/Config/Domainname",
             R"("d.org")",
             "/Config/Hostname",
             R"("h.d.org")"),
        both("tty: true", "/Config/Tty", "true"),
        both("stdin_open: true", "/Config/OpenStdin", "true"),
        both("init: true", "/HostConfig/Init", "true"),
        both("restart: always", "/HostConfig/RestartPolicy/Name", R"("always")"),
        both("restart: unless-stopped", "/HostConfig/RestartPolicy/Name", R"("unless-stopped")"),
        both("restart: 'on-failure:3'", "/HostConfig/RestartPolicy/MaximumRetryCount", "3"),
        both("deploy: {restart_policy: {condition: any}}",
             "/HostConfig/RestartPolicy/Name",
             R"("always")"),
        both("deploy: {restart_policy: {condition: on-failure, max_attempts: 2}}",
             "/HostConfig/RestartPolicy/MaximumRetryCount",
             "2"),
        each("stop_signal: SIGINT", "/Config/StopSignal", R"("SIGINT")", created, R"("SIGINT")"),
        both("stop_grace_period: 1m30s", "/Config/StopTimeout", "90"),
        both("environment: {A: 'x, y'}", "/Config/Env/*", R"("A=x, y")"),
        both("labels: {note: 'a, \"b\"'}", "/Config/Labels/note", R"("a, \"b\"")"),
        lossy(each(
            "annotations: {k: v}", "/HostConfig/Annotations/k", R"("v")", created, R"("k=v")")),
        each("platform: linux/amd64", "/Platform", R"("linux")", created, R"("linux/amd64")"),
        each("runtime: runc", "/HostConfig/Runtime", R"("runc")", "/OCIRuntime", R"("runc")"),
        lost("isolation: hyperv"),
        lost("credential_spec: {file: a.json}"),
        each("logging: {driver: json-file, options: {max-size: 1m}}",
             "/HostConfig/LogConfig",
             R"({"Config":{"max-size":"1m"},"Type":"json-file"})",
             "/HostConfig/LogConfig/Type",
             R"("json-file")"),
        both("logging: {driver: none}", "/HostConfig/LogConfig/Type", R"("none")"),
        lossy(
            each("logging: {driver: syslog}", "/HostConfig/LogConfig/Type", R"("syslog")", "", "")),
        each("healthcheck: {test: [CMD, a, 'b c']}",
             "/Config/Healthcheck/Test",
             R"(["CMD-SHELL","a 'b c'"])",
             "/Config/Healthcheck/Test",
             R"(["CMD","a","b c"])"),
        both("healthcheck: {test: x, interval: 1m}", "/Config/Healthcheck/Interval", "60000000000"),
        both("healthcheck: {test: x, timeout: 7s}", "/Config/Healthcheck/Timeout", "7000000000"),
        both("healthcheck: {test: x, start_period: 8s}",
             "/Config/Healthcheck/StartPeriod",
             "8000000000"),
        both("healthcheck: {test: x, retries: 9}", "/Config/Healthcheck/Retries", "9"),
        lossy(both("healthcheck: {test: x, start_period: 8s, start_interval: 2s}",
                   "/Config/Healthcheck/StartInterval",
                   "2000000000")),
        both("healthcheck: {disable: true}", "/Config/Healthcheck/Test", R"(["NONE"])"),
        lossy(each("use_api_socket: true",
                   "/HostConfig/Mounts/0/Target",
                   R"("/var/run/docker.sock")",
                   "",
                   "")),
    };
}

QList<SpecRow> rightRows()
{
    return {
        both("privileged: true", "/HostConfig/Privileged", "true"),
        both("read_only: true", "/HostConfig/ReadonlyRootfs", "true"),
        both("group_add: [5, '7']", "/HostConfig/GroupAdd", R"(["5","7"])"),
        both("cap_add: [NET_ADMIN]", "/HostConfig/CapAdd", R"(["CAP_NET_ADMIN"])"),
        each("security_opt: ['label=disable']",
             "/HostConfig/SecurityOpt/*",
             R"("label=disable")",
             created,
             R"("label=disable")"),
        each("device_cgroup_rules: ['c 42:7 rw']",
             "/HostConfig/DeviceCgroupRules",
             R"(["c 42:7 rw"])",
             created,
             R"("c 42:7 rw")"),
        both("devices: ['/dev/null:/dev/xnull:r']",
             "/HostConfig/Devices/0/PathInContainer",
             R"("/dev/xnull")"),
        each("gpus: all",
             "/HostConfig/DeviceRequests/0/Count",
             "-1",
             created,
             R"("nvidia.com/gpu=all")"),
        each("gpus: [{driver: nvidia, device_ids: ['0', '1'], capabilities: [compute]}]",
             "/HostConfig/DeviceRequests/0/DeviceIDs",
             R"(["0","1"])",
             created,
             R"("nvidia.com/gpu=1")"),
        each("deploy: {resources: {reservations: {devices: [{capabilities: [gpu], count: 1}]}}}",
             "/HostConfig/DeviceRequests/0/Count",
             "1",
             created,
             R"("nvidia.com/gpu=0")"),
        lost("deploy: {resources: {reservations: {devices: [{driver: x, count: 1, capabilities: "
             "[tpu]}]}}}"),
        each("ipc: host", "/HostConfig/IpcMode", R"("host")", created, R"("host")"),
        both("pid: host", "/HostConfig/PidMode", R"("host")"),
        both("uts: host", "/HostConfig/UTSMode", R"("host")"),
        each("userns_mode: host", "/HostConfig/UsernsMode", R"("host")", created, R"("host")"),
        each("cgroup: host",
             "/HostConfig/CgroupnsMode",
             R"("host")",
             "/HostConfig/CgroupMode",
             R"("host")"),
        both("cgroup_parent: perry-test", "/HostConfig/CgroupParent", R"("perry-test")"),
    };
}

QList<SpecRow> limitRows()
{
    return {
        both("cpus: 0.5", "/HostConfig/NanoCpus", "500000000"),
        both("deploy: {resources: {limits: {cpus: '0.25'}}}", "/HostConfig/NanoCpus", "250000000"),
        both("cpuset: '0'", "/HostConfig/CpusetCpus", R"("0")"),
        both("cpu_shares: 300", "/HostConfig/CpuShares", "300"),
        both("cpu_period: 50000", "/HostConfig/CpuPeriod", "50000"),
        both("cpu_quota: 25000", "/HostConfig/CpuQuota", "25000"),
        lossy(each("cpu_rt_period: 100000",
                   "/HostConfig/CpuRealtimePeriod",
                   "100000",
                   created,
                   R"("100000")")),
        lossy(each("cpu_rt_runtime: 1000",
                   "/HostConfig/CpuRealtimeRuntime",
                   "1000",
                   created,
                   R"("1000")")),
        lost("cpu_count: 2"),
        lost("cpu_percent: 12"),
        both("mem_limit: 64m", "/HostConfig/Memory", "67108864"),
        both("deploy: {resources: {limits: {memory: 32M}}}", "/HostConfig/Memory", "33554432"),
        both("mem_reservation: 16m", "/HostConfig/MemoryReservation", "16777216"),
        both("deploy: {resources: {reservations: {memory: 8M}}}",
             "/HostConfig/MemoryReservation",
             "8388608"),
        both("mem_limit: 64m, memswap_limit: 96m", "/HostConfig/MemorySwap", "100663296"),
        lossy(both("mem_limit: 64m, mem_swappiness: 20", "/HostConfig/MemorySwappiness", "20")),
        lossy(both("mem_limit: 64m, oom_kill_disable: true", "/HostConfig/OomKillDisable", "true")),
        both("oom_score_adj: 300", "/HostConfig/OomScoreAdj", "300"),
        both("pids_limit: 50", "/HostConfig/PidsLimit", "50"),
        both("deploy: {resources: {limits: {pids: 60}}}", "/HostConfig/PidsLimit", "60"),
        both("shm_size: 1m", "/HostConfig/ShmSize", "1048576"),
        each("blkio_config: {device_read_bps: [{path: /dev/null, rate: 1k}]}",
             "/HostConfig/BlkioDeviceReadBps/0/Rate",
             "1024",
             created,
             R"("/dev/null:1024")"),
        each("blkio_config: {device_read_iops: [{path: /dev/null, rate: 7}]}",
             "/HostConfig/BlkioDeviceReadIOps/0/Rate",
             "7",
             created,
             R"("/dev/null:7")"),
        each("blkio_config: {device_write_bps: [{path: /dev/null, rate: 2k}]}",
             "/HostConfig/BlkioDeviceWriteBps/0/Rate",
             "2048",
             created,
             R"("/dev/null:2048")"),
        each("blkio_config: {device_write_iops: [{path: /dev/null, rate: 8}]}",
             "/HostConfig/BlkioDeviceWriteIOps/0/Rate",
             "8",
             created,
             R"("/dev/null:8")"),
    };
}

QList<SpecRow> endpointRows()
{
    return {
        both("network_mode: none", "/HostConfig/NetworkMode", R"("none")"),
        both("network_mode: host", "/HostConfig/NetworkMode", R"("host")"),
        both("ports: ['127.0.0.1:${PORTS}71:80']",
             "/HostConfig/PortBindings/80~1tcp/0/HostPort",
             R"("${PORTS}71")"),
        both("ports: [{target: 53, published: '${PORTS}72', protocol: udp, host_ip: 127.0.0.1}]",
             "/HostConfig/PortBindings/53~1udp/0/HostIp",
             R"("127.0.0.1")"),
        each("ports: ['127.0.0.1:${PORTS}73-${PORTS}74:80']",
             "/HostConfig/PortBindings/80~1tcp/0/HostPort",
             R"("${PORTS}73-${PORTS}74")",
             "/HostConfig/PortBindings/80~1tcp/0/HostPort",
             R"("${PORTS}73")"),
        each("expose: ['9000-9001/udp']",
             "/Config/ExposedPorts/9001~1udp",
             "{}",
             created,
             R"("9000-9001/udp")"),
        both("dns: 192.0.2.1", "/HostConfig/Dns", R"(["192.0.2.1"])"),
        both("dns_search: [a.org]", "/HostConfig/DnsSearch", R"(["a.org"])"),
        both("dns_opt: ['ndots:2']", "/HostConfig/DnsOptions", R"(["ndots:2"])"),
        both("extra_hosts: {a: 192.0.2.7}", "/HostConfig/ExtraHosts/*", R"("a:192.0.2.7")"),
        both("networks: {net: {aliases: [one]}}",
             "/NetworkSettings/Networks/perry-test_net/Aliases/*",
             R"("one")"),
        lossy(each("networks: {net: {link_local_ips: [169.254.8.8]}}",
                   "/NetworkSettings/Networks/perry-test_net/IPAMConfig/LinkLocalIPs",
                   R"(["169.254.8.8"])",
                   "",
                   "")),
        lossy(each("networks: {net: {driver_opts: {com.docker.x: '5'}}}",
                   "/NetworkSettings/Networks/perry-test_net/DriverOpts",
                   R"({"com.docker.x":"5"})",
                   "",
                   "")),
        lossy(each("networks: {net: {gw_priority: 5}}",
                   "/NetworkSettings/Networks/perry-test_net/GwPriority",
                   "5",
                   "",
                   "")),
        lossy(each("external_links: ['${OTHER}:o'], networks: [net]",
                   "/NetworkSettings/Networks/perry-test_net/Links",
                   R"(["perry-test-other:o"])",
                   "",
                   "")),
    };
}

QList<SpecRow> mountRows()
{
    return {
        both("volumes: ['${FOLDER}:/f:ro']", "/Mounts/0/RW", "false"),
        both("volumes: ['${FOLDER}:/f:rslave']", "/Mounts/0/Propagation", R"("rslave")"),
        both("volumes: ['data:/d']", "/Mounts/0/Name", R"("perry-test_data")"),
        both("volumes: [/anonymous]", "/Mounts/0/Destination", R"("/anonymous")"),
        lossy(each("volumes: [{type: volume, target: /d, volume: {labels: {a: b}}}]",
                   "/HostConfig/Mounts/0/VolumeOptions/Labels",
                   R"({"a":"b"})",
                   "",
                   "")),
        lossy(each("volumes: [{type: volume, source: data, target: /d, volume: {subpath: s}}]",
                   "/HostConfig/Mounts/0/VolumeOptions/Subpath",
                   R"("s")",
                   created,
                   R"("type=volume,source=perry-test_data,target=/d,volume-subpath=s")")),
        each(
            "volumes: [{type: bind, source: '${FOLDER}', target: /f, bind: {recursive: disabled}}]",
            "/HostConfig/Mounts/0/BindOptions/NonRecursive",
            "true",
            "/Mounts/0/Options/*",
            R"("bind")"),
        lossy(each("volumes: [{type: bind, source: '${FOLDER}', target: /f, read_only: true, bind: "
                   "{recursive: readonly, propagation: rprivate}}]",
                   "/HostConfig/Mounts/0/BindOptions/ReadOnlyForceRecursive",
                   "true",
                   "",
                   "")),
        lost("volumes: [{type: npipe, source: p, target: /p}]"),
        lost("volumes: [{type: cluster, source: c, target: /c}]"),
    };
}

} // namespace

QList<SpecRow> inspectedRows()
{
    return processRows() + rightRows() + limitRows() + endpointRows() + mountRows();
}

QList<SpecRow> observedRows()
{
    return {
        observed("environment: {FROM_IMAGE: null}", "echo ${FROM_IMAGE-unset}", "unset"),
        observed("env_file: vars.env", "echo \"$FROM_FILE\"", "a b"),
        observed("user: '12:34', working_dir: /bin", "id -u; id -g; pwd", "12\n34\n/bin"),
        observed("hostname: front", "hostname", "front"),
        observed("cap_drop: [ALL]", "awk '/CapEff/ {print $2}' /proc/1/status", "0000000000000000"),
        observed("security_opt: ['no-new-privileges:true']",
                 "awk '/NoNewPrivs/ {print $2}' /proc/1/status",
                 "1"),
        observed("security_opt: [seccomp=unconfined]",
                 "awk '/^Seccomp:/ {print $2}' /proc/1/status",
                 "0"),
        observed("security_opt: ['seccomp=seccomp.json']",
                 "mkdir /x 2>/dev/null || echo no; touch /y && echo yes",
                 "no\nyes"),
        observed("security_opt: [systempaths=unconfined]",
                 "grep -c ' /proc/kcore ' /proc/mounts; true",
                 "0"),
        observed("sysctls: {net.ipv4.ip_local_port_range: 2000 3000}",
                 "cat /proc/sys/net/ipv4/ip_local_port_range",
                 "2000\t3000"),
        observed("ulimits: {nofile: {soft: 100, hard: 200}, nproc: 50}",
                 "awk '/open files/ {print $4, $5}' /proc/1/limits",
                 "100 200"),
        observed("shm_size: 2m", "df -k /dev/shm | awk 'END {print $2}'", "2048"),
        observed("oom_score_adj: 200", "cat /proc/1/oom_score_adj", "200"),
        observed("tmpfs: ['/t:size=1m,mode=700']",
                 "df -k /t | awk 'END {print $2}'; stat -c %a /t",
                 "1024\n700"),
        observed("volumes: [{type: tmpfs, target: /t, tmpfs: {size: 1m, mode: 0750}}]",
                 "df -k /t | awk 'END {print $2}'; stat -c %a /t",
                 "1024\n750"),
        observed("read_only: true, tmpfs: /t", "touch /t/x; touch /x 2>/dev/null || echo no", "no"),
        observed("volumes: ['./made/on/demand:/m']", "touch /m/x && ls /m", "x"),
        observed(
            "volumes: ['data:/bin/v:nocopy,ro']", "touch /bin/v/x 2>/dev/null || echo no", "no"),
        lossy(observed("volumes: [{type: image, source: 'localhost/perry-test:1', target: /i}]",
                       "ls /i/bin/busybox",
                       "/i/bin/busybox")),
        observed("devices: ['/dev/null:/dev/xnull:rwm']", "echo x > /dev/xnull && echo yes", "yes"),
        observed("extra_hosts: ['a=192.0.2.7', 'b=[2001:db8::1]']",
                 "grep -c -e '192.0.2.7' -e '2001:db8::1' /etc/hosts",
                 "2"),
        lossy(observed(
            "extra_hosts: ['gate:host-gateway'], networks: [net]", "grep -c gate /etc/hosts", "1")),
        observed("networks: {net: {ipv4_address: '${POOL}.200.77'}}",
                 "ip -4 addr | grep -c '200.77/24'",
                 "1"),
        observed("networks: {six: {ipv6_address: '${SIX}::77'}}",
                 "ip -6 addr | grep -c '::77/64'",
                 "1"),
        lossy(observed("networks: {net: {mac_address: '02:00:00:00:00:07'}}",
                       "cat /sys/class/net/eth0/address",
                       "02:00:00:00:00:07")),
        lossy(observed("networks: {net: {interface_name: front0}}",
                       "ls /sys/class/net | grep front",
                       "front0")),
        observed("networks: [net, six]", "ls /sys/class/net | grep -c eth", "2"),
        observed("networks: {net: {aliases: [self]}}",
                 "nslookup self 2>/dev/null | grep -c 'Name:.*self'",
                 "1"),
        observed("init: true", "tr '\\0' ' ' < /proc/1/cmdline | grep -c init; true", "1"),
        observed("pid: host", "test -d /proc/$PPID && readlink /proc/self/ns/pid | wc -l", "1"),
    };
}

QList<SpecRow> networkRows()
{
    return {
        each("driver_opts: {com.docker.network.driver.mtu: '1400'}",
             "/0/Options",
             R"({"com.docker.network.driver.mtu":"1400"})",
             "/0/options",
             R"({"mtu":"1400"})"),
        lossy(each("driver_opts: {com.docker.network.bridge.name: perrybr7}",
                   "/0/Options",
                   R"({"com.docker.network.bridge.name":"perrybr7"})",
                   "/0/network_interface",
                   R"("perrybr7")")),
        each("internal: true", "/0/Internal", "true", "/0/internal", "true"),
        each("enable_ipv6: true, ipam: {config: [{subnet: '${SIX}:1::/64'}]}",
             "/0/EnableIPv6",
             "true",
             "/0/ipv6_enabled",
             "true"),
        lossy(each("enable_ipv4: false, enable_ipv6: true, ipam: {config: [{subnet: "
                   "'${SIX}:2::/64'}]}",
                   "/0/EnableIPv4",
                   "false",
                   "",
                   "")),
        each("ipam: {config: [{subnet: '${POOL}.201.0/24', gateway: '${POOL}.201.9', ip_range: "
             "'${POOL}.201.128/25'}]}",
             "/0/IPAM/Config/0/Gateway",
             R"("${POOL}.201.9")",
             "/0/subnets/0/gateway",
             R"("${POOL}.201.9")"),
        each("ipam: {config: [{subnet: '${POOL}.202.0/24', ip_range: '${POOL}.202.128/25'}]}",
             "/0/IPAM/Config/0/IPRange",
             R"("${POOL}.202.128/25")",
             "/0/subnets/0/lease_range/start_ip",
             R"("${POOL}.202.129")"),
        lossy(each("ipam: {config: [{subnet: '${POOL}.203.0/24', aux_addresses: {host: "
                   "'${POOL}.203.5'}}]}",
                   "/0/IPAM/Config/0/AuxiliaryAddresses",
                   R"({"host":"${POOL}.203.5"})",
                   "",
                   "")),
        lossy(each("ipam: {options: {a: b}}", "/0/IPAM/Options", R"({"a":"b"})", "", "")),
        each("labels: {a: 'b, c'}", "/0/Labels/a", R"("b, c")", "/0/labels/a", R"("b, c")"),
        each("attachable: true", "/0/Attachable", "true", "/0/driver", R"("bridge")"),
    };
}

QList<SpecRow> volumeRows()
{
    return {
        both("labels: {a: 'b, c'}", "/0/Labels/a", R"("b, c")"),
        both("driver: local", "/0/Driver", R"("local")"),
        both("driver: local, driver_opts: {type: tmpfs, device: tmpfs, o: nodev}",
             "/0/Options/o",
             R"("nodev")"),
    };
}

QList<SpecRow> buildRows()
{
    return {
        observed("args: {ARGUMENT: 'a b'}", "cat /argument", "a b"),
        observed("target: early", "ls /late 2>/dev/null || echo early", "early"),
        observed("network: none, dockerfile: other.Dockerfile", "cat /other", "other"),
        observed("dockerfile_inline: \"FROM localhost/perry-test:1\\nENV INLINE=yes\"",
                 "echo $INLINE",
                 "yes"),
        observed("labels: {made.by: 'a, test'}", "true", ""),
        observed("no_cache: true", "cat /argument", ""),
        observed("platforms: [linux/amd64]", "true", ""),
        observed("cache_from: ['localhost/perry-test:1']", "true", ""),
        lossy(observed("shm_size: 5m", "awk '/shm/ {print $2}' /shm", "5120")),
        lossy(observed("ulimits: {nofile: 99}", "cat /limit", "99")),
        observed("extra_hosts: {somewhere: 192.0.2.9}", "grep -c 192.0.2.9 /hosts", "1"),
        lossy(observed("additional_contexts: {more: more}, dockerfile: contexts.Dockerfile",
                       "cat /more",
                       "more")),
        lossy(observed(
            "secrets: [token], dockerfile: secrets.Dockerfile", "cat /token", "from a file")),
        lossy(observed("secrets: [{source: variable, target: token}], dockerfile: "
                       "secrets.Dockerfile, no_cache: true",
                       "cat /token",
                       "from a variable")),
        lossy(observed("no_cache_filter: [early]", "true", "")),
        lossy(observed("provenance: false, sbom: false", "true", "")),
    };
}
