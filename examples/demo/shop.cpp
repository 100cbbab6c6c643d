// The whole shop of the demo in one static program: web, api, worker, db, cache, migrate, health, order.
// Plain sockets and the C++ library only, so that it runs as PID 1 of an image made from nothing.
// Every part can be told to fail: FAIL=start|health|crash, GET /fail, GET /crash.

#include <arpa/inet.h>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fstream>
#include <functional>
#include <map>
#include <netdb.h>
#include <poll.h>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>
#include <vector>

namespace {

constexpr int ioTimeoutMs = 2000;
constexpr size_t keptOrders = 12;
constexpr size_t longestMessage = 64 * 1024;

struct Request
{
    std::string method = {};
    std::string path = {};
    std::string key = {}; ///< who asks, as far as they tell
};

struct Response
{
    int status = 0; ///< 0 = no answer; the body says why
    std::string body = {};
    std::string type = "application/json";
};

using Handler = std::function<Response(const Request &)>;

[[gnu::format(printf, 1, 2)]] std::string text(const char *format, ...)
{
    char buffer[4096];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(buffer, sizeof buffer, format, arguments);
    va_end(arguments);
    return buffer;
}

std::string variable(const char *name, const char *fallback)
{
    const char *value = getenv(name);
    return value && *value ? value : fallback;
}

std::string timeText(const char *format)
{
    const time_t now = time(nullptr);
    char buffer[64];
    strftime(buffer, sizeof buffer, format, gmtime(&now));
    return buffer;
}

long long milliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return static_cast<long long>(now.tv_sec) * 1000 + now.tv_nsec / 1000000;
}

void pause(int ms)
{
    poll(nullptr, 0, ms);
}

void print(const std::string &line)
{
    puts(line.c_str());
}

// PID 1 ignores every signal that it has no handler for, so this one is what makes `stop` quick.
void endAtOnce(int)
{
    constexpr std::string_view words = "stopping: asked to\n";
    const ssize_t written = write(STDOUT_FILENO, words.data(), words.size());
    _exit(written < 0 ? 1 : 0);
}

// ---- HTTP -------------------------------------------------------------------------------------

void limitWaiting(int socketFd)
{
    const timeval limit{.tv_sec = ioTimeoutMs / 1000, .tv_usec = (ioTimeoutMs % 1000) * 1000};
    setsockopt(socketFd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    setsockopt(socketFd, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
}

bool sendAll(int socketFd, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t sent = send(socketFd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        bytes.remove_prefix(static_cast<size_t>(sent));
    }
    return true;
}

/// Reads until the other side is done, or until `isEnough` says so.
std::string receive(int socketFd, const std::function<bool(const std::string &)> &isEnough)
{
    std::string bytes;
    char buffer[4096];
    while (bytes.size() < longestMessage && !isEnough(bytes)) {
        const ssize_t got = recv(socketFd, buffer, sizeof buffer, 0);
        if (got <= 0)
            break;
        bytes.append(buffer, static_cast<size_t>(got));
    }
    return bytes;
}

int connectTo(const std::string &host, const std::string &port, std::string &problem)
{
    addrinfo hints{};
    hints.ai_family = AF_INET;
    hints.ai_socktype = SOCK_STREAM;
    addrinfo *found = nullptr;
    if (const int code = getaddrinfo(host.c_str(), port.c_str(), &hints, &found); code != 0) {
        problem = text("lookup %s: %s", host.c_str(), gai_strerror(code));
        return -1;
    }
    const int socketFd = socket(found->ai_family, found->ai_socktype | SOCK_CLOEXEC, 0);
    limitWaiting(socketFd);
    const bool ok = connect(socketFd, found->ai_addr, found->ai_addrlen) == 0;
    if (!ok)
        problem = text("connect %s:%s: %s", host.c_str(), port.c_str(), strerror(errno));
    freeaddrinfo(found);
    if (!ok)
        close(socketFd);
    return ok ? socketFd : -1;
}

/// The first line of a file that the stack gives: a secret or a config.
std::string firstLine(const char *path)
{
    std::ifstream file(path);
    std::string line;
    std::getline(file, line);
    return line;
}

/// `url` is http://HOST[:PORT][/PATH].
Response fetch(const std::string &method, std::string url, const std::string &key = {})
{
    if (url.starts_with("http://"))
        url.erase(0, 7);
    const size_t slash = std::min(url.find('/'), url.size());
    const std::string path = slash < url.size() ? url.substr(slash) : "/";
    const std::string authority = url.substr(0, slash);
    const size_t colon = std::min(authority.find(':'), authority.size());
    const std::string port = colon < authority.size() ? authority.substr(colon + 1) : "8080";

    Response answer;
    const int socketFd = connectTo(authority.substr(0, colon), port, answer.body);
    if (socketFd < 0)
        return answer;
    sendAll(socketFd,
            method + " " + path + " HTTP/1.0\r\nHost: " + authority + "\r\n"
                + (key.empty() ? "" : "Authorization: Bearer " + key + "\r\n") + "\r\n");
    const std::string bytes = receive(socketFd, [](const std::string &) { return false; });
    close(socketFd);
    if (sscanf(bytes.c_str(), "HTTP/%*s %d", &answer.status) != 1)
        answer.body = "no answer from " + authority;
    else if (const size_t end = bytes.find("\r\n\r\n"); end != std::string::npos)
        answer.body = bytes.substr(end + 4);
    return answer;
}

void answer(int socketFd, const Response &response)
{
    const std::string head = text("HTTP/1.0 %d %s\r\nContent-Type: %s\r\nContent-Length: %zu\r\n"
                                  "Cache-Control: no-store\r\nConnection: close\r\n\r\n",
                                  response.status,
                                  response.status < 400 ? "OK" : "Error",
                                  response.type.c_str(),
                                  response.body.size());
    sendAll(socketFd, head + response.body);
}

/// Answers requests for ever. /health, /fail and /crash are the same in every part of the shop.
int serve(const Handler &handler)
{
    const int port = atoi(variable("PORT", "8080").c_str());
    const int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int yes = 1;
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<uint16_t>(port));
    if (bind(listener, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0
        || listen(listener, 64) != 0) {
        print(text("FATAL cannot listen on port %d: %s", port, strerror(errno)));
        return 1;
    }
    print(text("listening on port %d", port));

    bool healthy = variable("FAIL", "") != "health";
    const long long crashAt = variable("FAIL", "") == "crash" ? milliseconds() + 2000 : 0;
    while (true) {
        pollfd waiting{.fd = listener, .events = POLLIN, .revents = 0};
        const int ready = poll(&waiting, 1, crashAt ? 200 : -1);
        if (crashAt && milliseconds() >= crashAt) {
            print("FATAL crashing: FAIL=crash asked for it");
            return 3;
        }
        const int socketFd = ready > 0 ? accept(listener, nullptr, nullptr) : -1;
        if (socketFd < 0)
            continue;
        limitWaiting(socketFd);
        const std::string bytes = receive(socketFd, [](const std::string &soFar) {
            return soFar.find("\r\n\r\n") != std::string::npos;
        });
        char method[16] = "";
        char path[512] = "";
        char key[128] = "";
        sscanf(bytes.c_str(), "%15s %511s", method, path);
        if (const size_t at = bytes.find("\r\nAuthorization: Bearer "); at != std::string::npos)
            sscanf(bytes.c_str() + at, " Authorization: Bearer %127s", key);
        const Request request{.method = method, .path = path, .key = key};
        if (request.path == "/crash") {
            answer(socketFd, {.status = 500, .body = "crashing\n"});
            print("FATAL crashing: GET /crash asked for it");
            return 3;
        }
        if (request.path == "/fail") {
            healthy = !healthy;
            print(healthy ? "WARN healthy again" : "WARN unhealthy from now on");
            answer(socketFd, {.status = 200, .body = healthy ? "healthy\n" : "unhealthy\n"});
        } else if (request.path == "/health") {
            answer(socketFd,
                   {.status = healthy ? 200 : 503,
                    .body = healthy ? "ok\n" : "told to be unhealthy\n"});
        } else {
            answer(socketFd, handler(request));
        }
        close(socketFd);
    }
}

Response notFound()
{
    return {.status = 404, .body = "{\"error\":\"not found\"}\n"};
}

/// The number behind "key": in a flat JSON text; enough for our own answers.
long numberOf(const std::string &json, const std::string &key)
{
    const size_t at = json.find("\"" + key + "\":");
    return at == std::string::npos ? 0 : atol(json.c_str() + at + key.size() + 3);
}

std::string orderList(const std::string &json)
{
    const size_t begin = json.find('[');
    const size_t end = json.find(']');
    return begin == std::string::npos || end == std::string::npos
               ? "[]"
               : json.substr(begin, end - begin + 1);
}

// ---- db: what it knows lives in files on a volume ----------------------------------------------

struct Database
{
    std::string folder = variable("DATA", "/data");
    long starts = 0;
    long total = 0;
    bool migrated = false;
    std::vector<std::string> orders = {}; ///< JSON objects, newest last

    void load()
    {
        std::ifstream file(folder + "/shop.db");
        std::string line;
        if (file >> starts >> total >> migrated)
            std::getline(file, line);
        while (std::getline(file, line))
            orders.push_back(line);
    }

    bool save() const
    {
        std::ofstream file(folder + "/shop.db.new", std::ios::trunc);
        file << starts << ' ' << total << ' ' << migrated << '\n';
        for (const std::string &order : orders)
            file << order << '\n';
        file.close();
        // A rename, so that being killed half way never loses the orders.
        return file.good()
               && rename((folder + "/shop.db.new").c_str(), (folder + "/shop.db").c_str()) == 0;
    }

    std::string json() const
    {
        std::string list;
        for (const std::string &order : orders)
            list += (list.empty() ? "" : ",") + order;
        return text("{\"starts\":%ld,\"total\":%ld,\"migrated\":%s,\"orders\":[",
                    starts,
                    total,
                    migrated ? "true" : "false")
               + list + "]}\n";
    }

    void add()
    {
        static const char *const items[] = {
            "espresso cups", "green tea", "rye bread", "olive oil", "goat cheese", "plum jam"};
        ++total;
        orders.push_back(text("{\"id\":%ld,\"item\":\"%s\",\"time\":\"%s\"}",
                              total,
                              items[total % 6],
                              timeText("%H:%M:%S").c_str()));
        if (orders.size() > keptOrders)
            orders.erase(orders.begin());
    }
};

void logDatabase(const char *level, const std::string &words)
{
    print(timeText("%Y-%m-%d %H:%M:%S UTC [1] ") + level + ":  " + words);
}

int runDatabase()
{
    Database database;
    database.load();
    ++database.starts;
    if (!database.save()) {
        logDatabase("FATAL", "cannot write to " + database.folder + ": " + strerror(errno));
        return 1;
    }
    logDatabase("LOG",
                text("start number %ld, %ld orders on disk", database.starts, database.total));
    for (int step = 1; step <= 3; ++step) {
        logDatabase("LOG", text("replaying the journal, part %d of 3", step));
        pause(atoi(variable("SLOW_MS", "3000").c_str()) / 3);
    }
    logDatabase("LOG", "ready to accept connections");
    return serve([&database](const Request &request) -> Response {
        if (request.path == "/orders" && request.method == "POST") {
            database.add();
            logDatabase("LOG", text("INSERT INTO orders VALUES (%ld)", database.total));
        } else if (request.path == "/migrate") {
            database.migrated = true;
            logDatabase("LOG", "ALTER TABLE orders ADD COLUMN time");
        } else if (request.path != "/orders") {
            return notFound();
        }
        if (request.method == "POST" && !database.save())
            logDatabase("ERROR", std::string("could not save: ") + strerror(errno));
        return {.status = 200, .body = database.json()};
    });
}

int runMigration()
{
    const Response answer = fetch("POST", variable("DB_URL", "http://db:8080") + "/migrate");
    if (answer.status != 200) {
        print("migration failed: " + answer.body);
        return 1;
    }
    print("1 of 1 migrations applied: orders have a time");
    return 0;
}

// ---- cache, api, worker, web -------------------------------------------------------------------

int runCache()
{
    std::map<std::string, long> counters;
    return serve([&counters](const Request &request) -> Response {
        if (!request.path.starts_with("/count/"))
            return notFound();
        const std::string key = request.path.substr(7);
        if (counters.size() > 1000)
            counters.clear();
        const long count = ++counters[key];
        if (count % 10 == 1) {
            print(timeText("1:M %d %b %Y %H:%M:%S * ")
                  + text("%s was asked for %ld times", key.c_str(), count));
        }
        return {.status = 200, .body = text("{\"count\":%ld}\n", count)};
    });
}

void logApi(const char *level, const std::string &words, const Request &request, int status)
{
    print(text("{\"time\":\"%s\",\"level\":\"%s\",\"msg\":\"%s\",\"method\":\"%s\","
               "\"path\":\"%s\",\"status\":%d}",
               timeText("%Y-%m-%dT%H:%M:%SZ").c_str(),
               level,
               words.c_str(),
               request.method.c_str(),
               request.path.c_str(),
               status));
}

int runApi()
{
    const std::string databaseUrl = variable("DB_URL", "http://db:8080");
    const std::string cacheUrl = variable("CACHE_URL", "http://cache:8080");
    const std::string key = firstLine("/run/secrets/order_key");
    return serve([&](const Request &request) -> Response {
        if (request.path != "/orders")
            return notFound();
        if (request.method == "POST" && request.key != key) {
            logApi("warn", "order without the key", request, 401);
            return {.status = 401, .body = "{\"error\":\"orders need the key\"}\n"};
        }
        const Response rows = fetch(request.method, databaseUrl + "/orders");
        if (rows.status != 200) {
            logApi("error", "database: " + rows.body, request, 503);
            return {.status = 503, .body = "{\"error\":\"the database does not answer\"}\n"};
        }
        const Response hits = fetch("GET", cacheUrl + "/count/orders");
        logApi("info", request.method == "POST" ? "order taken" : "orders listed", request, 200);
        return {.status = 200,
                .body = text("{\"starts\":%ld,\"total\":%ld,\"hits\":%ld,\"orders\":",
                             numberOf(rows.body, "starts"),
                             numberOf(rows.body, "total"),
                             numberOf(hits.body, "count"))
                        + orderList(rows.body) + "}\n"};
    });
}

void complain(const std::string &why)
{
    fprintf(stderr,
            "%s ERROR order was not taken: %s\n"
            "Traceback (most recent call last):\n"
            "  File \"/srv/worker.py\", line 42, in run\n"
            "    order = api.post(\"/orders\")\n"
            "  File \"/srv/api.py\", line 17, in post\n"
            "    raise ApiError(answer)\n"
            "ApiError: %s\n",
            timeText("%H:%M:%S").c_str(),
            why.c_str(),
            why.c_str());
}

int runWorker()
{
    const std::string url = variable("API_URL", "http://api:8080") + "/orders";
    const std::string key = firstLine("/run/secrets/order_key");
    for (long round = 1;; ++round) {
        const Response answer = fetch("POST", url, key);
        if (answer.status != 200) {
            complain(answer.status == 0 ? answer.body : text("status %d", answer.status));
        } else {
            print(timeText("%H:%M:%S")
                  + text(" \033[32mINFO\033[0m  order \033[1m#%ld\033[0m packed",
                         numberOf(answer.body, "total")));
        }
        if (round % 25 == 0)
            complain("parcel was dropped (one in 25 is, so that the log has something to find)");
        // Busy at first, then quiet: a demo that runs for days must not fill the disk.
        pause(round < 200 ? 3000 : 60000);
    }
}

std::string page(const Response &orders)
{
    std::string rows;
    const std::string list = orderList(orders.body);
    for (size_t at = list.find('{'); at != std::string::npos; at = list.find('{', at + 1)) {
        char item[64] = "";
        char when[16] = "";
        long id = 0;
        if (sscanf(list.c_str() + at,
                   "{\"id\":%ld,\"item\":\"%63[^\"]\",\"time\":\"%15[^\"]",
                   &id,
                   item,
                   when)
            == 3)
            rows = text("<tr><td>%ld<td>%s<td>%s", id, item, when) + rows;
    }
    const bool ok = orders.status == 200;
    return text("<!doctype html><html lang=en><meta charset=utf-8><title>Shop</title>"
                "<meta http-equiv=refresh content=3><meta name=color-scheme content='light dark'>"
                "<style>body{font:16px system-ui;max-width:40rem;margin:3rem auto;padding:0 1rem}"
                "b{font-size:1.6rem;display:block}p{display:inline-block;margin:0 3rem 1rem 0}"
                "td{padding:.2rem 1.5rem .2rem 0;border-top:1px solid #8884}</style>"
                "<h1>The corner shop is %s</h1><p>%s</p><br>"
                "<p><b>%ld</b>orders<p><b>%ld</b>database starts<p><b>%ld</b>questions to the cache"
                "<table>",
                ok ? "open" : "closed: the api does not answer",
                firstLine("/etc/shop/sign.txt").c_str(),
                numberOf(orders.body, "total"),
                numberOf(orders.body, "starts"),
                numberOf(orders.body, "hits"))
           + rows + "</table></html>\n";
}

int runWeb()
{
    const std::string url = variable("API_URL", "http://api:8080") + "/orders";
    return serve([&url](const Request &request) -> Response {
        const long long begin = milliseconds();
        Response response = notFound();
        if (request.path == "/" || request.path == "/orders") {
            const Response orders = fetch("GET", url);
            response.status = orders.status == 200 ? 200 : 503;
            response.body = request.path == "/" ? page(orders) : orders.body;
            if (request.path == "/")
                response.type = "text/html; charset=utf-8";
        }
        print(timeText("%H:%M:%S")
              + text(" \033[36m%s\033[0m %s \033[%sm%d\033[0m %lld ms",
                     request.method.c_str(),
                     request.path.c_str(),
                     response.status < 400 ? "32" : "31",
                     response.status,
                     milliseconds() - begin));
        return response;
    });
}

/// One question, as `health` and `order` ask it: 0 when the answer is 200.
int ask(const std::string &method, const std::string &url)
{
    const Response answer = fetch(method, url, firstLine("/run/secrets/order_key"));
    if (answer.status != 200)
        printf("%d %s\n", answer.status, answer.body.c_str());
    return answer.status == 200 ? 0 : 1;
}

} // namespace

int main(int count, char **arguments)
{
    setvbuf(stdout, nullptr, _IOLBF, 0);
    signal(SIGTERM, endAtOnce);
    signal(SIGINT, endAtOnce);
    signal(SIGCHLD, SIG_IGN); // nobody else reaps what a console left behind

    const std::string part = count > 1 ? arguments[1] : "";
    if (part == "health")
        return ask("GET", count > 2 ? arguments[2] : "http://127.0.0.1:8080/health");
    if (part == "order")
        return ask("POST", count > 2 ? arguments[2] : "http://api:8080/orders");

    const std::map<std::string, int (*)()> parts{{"web", runWeb},
                                                 {"api", runApi},
                                                 {"worker", runWorker},
                                                 {"db", runDatabase},
                                                 {"cache", runCache},
                                                 {"migrate", runMigration}};
    const auto found = parts.find(part);
    if (found == parts.end()) {
        fprintf(stderr, "usage: shop web|api|worker|db|cache|migrate|health [URL]|order [URL]\n");
        return 2;
    }
    if (variable("FAIL", "") == "start") {
        print("FATAL cannot start: FAIL=start asked for it");
        return 1;
    }
    return found->second();
}
