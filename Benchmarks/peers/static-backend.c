/* static-backend: the cheapest HTTP/1.1 backend there is, so that whatever stands before it is the bottleneck.
 *
 * One thread, one epoll, keep-alive, a fixed response with a 19-byte body. A request is whatever ends in an empty line;
 * bodies are not read, so send it requests without one. Every listening port answers alike.
 *
 * usage: static-backend PORT [PORT ...]   (0 = any free port)
 * prints the ports it listens on, one line, separated by spaces, and then serves until it is told to end.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { EVENTS_PER_WAIT = 128, FD_LIMIT = 65536, HEAD_LIMIT = 16384, PIPELINE_LIMIT = 64 };

static const char response[] =
    "HTTP/1.1 200 OK\r\n"
    "Content-Type: text/plain\r\n"
    "Content-Length: 19\r\n"
    "\r\n"
    "hello from backend\n";

/* How many bytes of "\r\n\r\n" a connection's input ends with: a head may arrive in pieces. */
static unsigned char matched[FD_LIMIT];
static bool listens[FD_LIMIT];

static void fail(const char *what) {
    fprintf(stderr, "static-backend: %s: %s\n", what, strerror(errno));
    exit(1);
}

static int listen_on(int epoll, int port) {
    struct sockaddr_in address = {
        .sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof address;
    int one = 1;
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0) fail("socket");
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    if (bind(fd, (struct sockaddr *)&address, length) != 0 || listen(fd, 4096) != 0) fail("cannot listen");
    getsockname(fd, (struct sockaddr *)&address, &length);
    struct epoll_event event = {.events = EPOLLIN, .data.fd = fd};
    if (epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event) != 0) fail("epoll_ctl");
    listens[fd] = true;
    return ntohs(address.sin_port);
}

static void accept_all(int epoll, int listener) {
    int fd, one = 1;
    while ((fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC)) >= 0) {
        if (fd >= FD_LIMIT) {
            close(fd);
            continue;
        }
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        matched[fd] = 0;
        struct epoll_event event = {.events = EPOLLIN, .data.fd = fd};
        if (epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event) != 0) fail("epoll_ctl");
    }
}

/* Counts the heads that these bytes complete. */
static int complete_heads(int fd, const char *bytes, ssize_t count) {
    static const char end[] = "\r\n\r\n";
    int heads = 0;
    unsigned char state = matched[fd];
    for (ssize_t i = 0; i < count; i++) {
        if (bytes[i] == end[state])
            state++;
        else
            state = bytes[i] == '\r';
        if (state == 4) {
            heads++;
            state = 0;
        }
    }
    matched[fd] = state;
    return heads;
}

/* Reads once and answers all that is complete in one write; false when the connection is over. */
static bool serve(int fd) {
    char bytes[HEAD_LIMIT], out[PIPELINE_LIMIT * (sizeof response - 1)];
    ssize_t count = recv(fd, bytes, sizeof bytes, 0);
    if (count <= 0) return count < 0 && errno == EAGAIN;
    int heads = complete_heads(fd, bytes, count);
    while (heads > 0) {
        int batch = heads < PIPELINE_LIMIT ? heads : PIPELINE_LIMIT;
        size_t length = batch * (sizeof response - 1);
        for (int i = 0; i < batch; i++) memcpy(out + i * (sizeof response - 1), response, sizeof response - 1);
        if (send(fd, out, length, MSG_NOSIGNAL) != (ssize_t)length) return false; /* a client that does not read */
        heads -= batch;
    }
    return true;
}

int main(int argc, char **argv) {
    if (argc < 2) {
        fprintf(stderr, "usage: static-backend PORT [PORT ...]\n");
        return 64;
    }
    int epoll = epoll_create1(EPOLL_CLOEXEC);
    if (epoll < 0) fail("epoll_create1");
    for (int i = 1; i < argc; i++) printf("%d%c", listen_on(epoll, atoi(argv[i])), i + 1 < argc ? ' ' : '\n');
    fflush(stdout);
    for (;;) {
        struct epoll_event events[EVENTS_PER_WAIT];
        int count = epoll_wait(epoll, events, EVENTS_PER_WAIT, -1);
        for (int i = 0; i < count; i++) {
            int fd = events[i].data.fd;
            if (listens[fd])
                accept_all(epoll, fd);
            else if (!serve(fd))
                close(fd);
        }
    }
}
