/* curl-loop: the floor that rrbench's generator is held to.
 *
 * A closed loop over libcurl's multi interface, as a careful C programmer would write it after curl's own example
 * hiperfifo.c/ephiperfifo.c: curl_multi_socket_action driven by one epoll, a number of connections that each send their
 * next request as soon as the last one ended, and nothing recorded.
 *
 * What keeps it cheap, and is expected of anyone who wants to compete with it:
 *   - easy handles are made once and taken through the multi again and again;
 *   - the URL is parsed once (CURLU) and shared by all handles;
 *   - no proxy look-up (PROXY ""), no signals, a connection cache as large as the number of handles;
 *   - libcurl's timer is a deadline handed to epoll_wait, not a timerfd that costs a system call each time it moves;
 *   - a socket that libcurl lets go of between two requests stays in the epoll: curl announces CURL_POLL_REMOVE when a
 *     transfer ends and the same interest again when the next one starts, and taking that literally would cost two
 *     epoll_ctl calls a request.
 *
 * usage: curl-loop URL CONNECTIONS REQUESTS|SECONDSs
 * prints one line of JSON: requests, errors, wall and CPU seconds.
 */
#include <curl/curl.h>
#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

enum { EVENTS_PER_WAIT = 64, FD_LIMIT = 65536, NO_TIMER = -1 };

/* What the kernel watches for a descriptor, and what libcurl wants watched; equal except between two requests. */
struct interest {
    uint32_t registered;
    uint32_t wanted;
};

struct loop {
    CURLM *multi;
    int epoll;
    int64_t curl_deadline_ms; /* when libcurl's timer expires, or NO_TIMER */
    struct interest interests[FD_LIMIT];

    int64_t limit;          /* requests to start, unless a duration was given */
    int64_t end_ms;         /* when to start no more, where a duration was given */
    int64_t started, finished, errors;
};

static void fail(const char *what) {
    fprintf(stderr, "curl-loop: %s: %s\n", what, strerror(errno));
    exit(1);
}

static int64_t now_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static double seconds(struct timeval value) {
    return (double)value.tv_sec + (double)value.tv_usec / 1e6;
}

static size_t discard_body(char *bytes, size_t size, size_t count, void *user) {
    (void)bytes;
    (void)user;
    return size * count;
}

/* Makes the kernel watch what libcurl wants; silent where it already does. */
static void watch(struct loop *loop, int fd, uint32_t events) {
    struct interest *interest = &loop->interests[fd];
    interest->wanted = events;
    if (interest->registered == events) return;
    struct epoll_event event = {.events = events, .data.fd = fd};
    int operation = interest->registered ? EPOLL_CTL_MOD : EPOLL_CTL_ADD;
    if (epoll_ctl(loop->epoll, operation, fd, &event) != 0) fail("epoll_ctl");
    interest->registered = events;
}

static int on_socket(CURL *easy, curl_socket_t fd, int what, void *user, void *socket_data) {
    struct loop *loop = user;
    (void)easy;
    (void)socket_data;
    if (fd >= FD_LIMIT) {
        fprintf(stderr, "curl-loop: descriptor %d is beyond %d; use fewer connections\n", fd, FD_LIMIT);
        exit(1);
    }
    if (what == CURL_POLL_REMOVE)
        loop->interests[fd].wanted = 0; /* most likely wanted again in a moment */
    else
        watch(loop, fd, (what & CURL_POLL_IN ? EPOLLIN : 0) | (what & CURL_POLL_OUT ? EPOLLOUT : 0));
    return 0;
}

/* Closing takes the descriptor out of the epoll by itself; its number may come back as another socket. */
static int on_close(void *user, curl_socket_t fd) {
    struct loop *loop = user;
    loop->interests[fd] = (struct interest){0, 0};
    return close(fd);
}

static int on_timer(CURLM *multi, long timeout_ms, void *user) {
    struct loop *loop = user;
    (void)multi;
    loop->curl_deadline_ms = timeout_ms < 0 ? NO_TIMER : now_ms() + timeout_ms;
    return 0;
}

static bool may_start(struct loop *loop) {
    return loop->end_ms ? now_ms() < loop->end_ms : loop->started < loop->limit;
}

static void start(struct loop *loop, CURL *easy) {
    loop->started++;
    if (curl_multi_add_handle(loop->multi, easy) != CURLM_OK) fail("curl_multi_add_handle");
}

/* Counts what has ended, and sends the next request on the same handle. */
static void collect(struct loop *loop) {
    CURLMsg *message;
    int left;
    while ((message = curl_multi_info_read(loop->multi, &left))) {
        if (message->msg != CURLMSG_DONE) continue;
        CURL *easy = message->easy_handle;
        long status = 0;
        curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
        if (message->data.result != CURLE_OK || status != 200) loop->errors++;
        loop->finished++;
        curl_multi_remove_handle(loop->multi, easy);
        if (may_start(loop)) start(loop, easy);
    }
}

static int wait_ms(const struct loop *loop) {
    if (loop->curl_deadline_ms == NO_TIMER) return -1;
    int64_t left = loop->curl_deadline_ms - now_ms();
    return left < 0 ? 0 : (int)left;
}

static void turn(struct loop *loop) {
    struct epoll_event events[EVENTS_PER_WAIT];
    int running;
    int timeout = wait_ms(loop);
    int count = timeout == 0 ? 0 : epoll_wait(loop->epoll, events, EVENTS_PER_WAIT, timeout);
    if (count < 0 && errno != EINTR) fail("epoll_wait");
    for (int i = 0; i < count; i++) {
        int fd = events[i].data.fd;
        if (loop->interests[fd].wanted == 0) { /* an idle connection that its server closed */
            epoll_ctl(loop->epoll, EPOLL_CTL_DEL, fd, NULL);
            loop->interests[fd].registered = 0;
            continue;
        }
        int action = (events[i].events & EPOLLIN ? CURL_CSELECT_IN : 0)
            | (events[i].events & EPOLLOUT ? CURL_CSELECT_OUT : 0)
            | (events[i].events & (EPOLLERR | EPOLLHUP) ? CURL_CSELECT_ERR : 0);
        curl_multi_socket_action(loop->multi, fd, action, &running);
    }
    if (loop->curl_deadline_ms != NO_TIMER && now_ms() >= loop->curl_deadline_ms) {
        loop->curl_deadline_ms = NO_TIMER;
        curl_multi_socket_action(loop->multi, CURL_SOCKET_TIMEOUT, 0, &running);
    }
    collect(loop);
}

static CURL *make_handle(struct loop *loop, CURLU *url) {
    CURL *easy = curl_easy_init();
    if (!easy) fail("curl_easy_init");
    curl_easy_setopt(easy, CURLOPT_CURLU, url);
    curl_easy_setopt(easy, CURLOPT_PROXY, "");
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, discard_body);
    curl_easy_setopt(easy, CURLOPT_CLOSESOCKETFUNCTION, on_close);
    curl_easy_setopt(easy, CURLOPT_CLOSESOCKETDATA, loop);
    return easy;
}

int main(int argc, char **argv) {
    if (argc != 4) {
        fprintf(stderr, "usage: curl-loop URL CONNECTIONS REQUESTS|SECONDSs\n");
        return 64;
    }
    static struct loop loop = {.curl_deadline_ms = NO_TIMER};
    long connections = strtol(argv[2], NULL, 10);
    bool timed = strchr(argv[3], 's') != NULL;
    CURLU *url = curl_url();
    if (connections < 1 || curl_url_set(url, CURLUPART_URL, argv[1], 0) != CURLUE_OK) {
        fprintf(stderr, "curl-loop: cannot use URL '%s' with %s connections\n", argv[1], argv[2]);
        return 64;
    }
    curl_global_init(CURL_GLOBAL_DEFAULT);
    loop.multi = curl_multi_init();
    loop.epoll = epoll_create1(EPOLL_CLOEXEC);
    if (!loop.multi || loop.epoll < 0) fail("cannot set up");
    curl_multi_setopt(loop.multi, CURLMOPT_SOCKETFUNCTION, on_socket);
    curl_multi_setopt(loop.multi, CURLMOPT_SOCKETDATA, &loop);
    curl_multi_setopt(loop.multi, CURLMOPT_TIMERFUNCTION, on_timer);
    curl_multi_setopt(loop.multi, CURLMOPT_TIMERDATA, &loop);
    curl_multi_setopt(loop.multi, CURLMOPT_MAXCONNECTS, connections);

    int64_t begin_ms = now_ms();
    if (timed)
        loop.end_ms = begin_ms + (int64_t)(strtod(argv[3], NULL) * 1000);
    else
        loop.limit = strtoll(argv[3], NULL, 10);
    for (long i = 0; i < connections && may_start(&loop); i++) start(&loop, make_handle(&loop, url));
    while (loop.finished < loop.started) turn(&loop);

    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    printf("{\"requests\": %lld, \"errors\": %lld, \"wall_s\": %.3f, \"user_s\": %.6f, \"system_s\": %.6f}\n",
           (long long)loop.finished, (long long)loop.errors, (double)(now_ms() - begin_ms) / 1e3,
           seconds(usage.ru_utime), seconds(usage.ru_stime));
    return loop.errors ? 1 : 0;
}
