/* relay: the floor of any reverse proxy, what the kernel alone costs.
 *
 * One thread, one epoll. Each client connection gets one connection to a backend (round robin by connection) and bytes
 * are copied between the two, unread. It is no proxy: it balances connections instead of requests, parses nothing and
 * adds no header. What a proxy costs beyond it is what the proxy itself does.
 *
 * usage: relay PORT BACKEND_PORT [BACKEND_PORT ...]   (PORT 0 = any free port; all on 127.0.0.1)
 * prints the port it listens on.
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

enum { EVENTS_PER_WAIT = 128, FD_LIMIT = 65536, BUFFER_SIZE = 65536, NO_PEER = -1 };

static int peers[FD_LIMIT];

static void fail(const char *what) {
    fprintf(stderr, "relay: %s: %s\n", what, strerror(errno));
    exit(1);
}

static struct sockaddr_in loopback(int port) {
    return (struct sockaddr_in){
        .sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
}

static int listen_on(int port, int *bound_port) {
    struct sockaddr_in address = loopback(port);
    socklen_t length = sizeof address;
    int one = 1;
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0) fail("socket");
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    if (bind(fd, (struct sockaddr *)&address, length) != 0 || listen(fd, 4096) != 0) fail("cannot listen");
    getsockname(fd, (struct sockaddr *)&address, &length);
    *bound_port = ntohs(address.sin_port);
    return fd;
}

/* On the loopback a connection is made or refused at once, so connecting may block. */
static int connect_to(int port) {
    struct sockaddr_in address = loopback(port);
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0) fail("socket");
    if (connect(fd, (struct sockaddr *)&address, sizeof address) != 0) fail("cannot reach the backend");
    return fd;
}

static void join(int epoll, int fd, int peer) {
    int one = 1;
    if (fd >= FD_LIMIT) fail("too many connections");
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    peers[fd] = peer;
    struct epoll_event event = {.events = EPOLLIN, .data.fd = fd};
    if (epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event) != 0) fail("epoll_ctl");
}

/* Copies what has come in to the other side; false when the pair is over. A short write ends it: the messages of this
 * benchmark fit any socket buffer. */
static bool forward(int fd) {
    static char bytes[BUFFER_SIZE];
    ssize_t count = recv(fd, bytes, sizeof bytes, MSG_DONTWAIT);
    if (count <= 0) return count < 0 && errno == EAGAIN;
    return send(peers[fd], bytes, count, MSG_NOSIGNAL | MSG_DONTWAIT) == count;
}

int main(int argc, char **argv) {
    if (argc < 3) {
        fprintf(stderr, "usage: relay PORT BACKEND_PORT [BACKEND_PORT ...]\n");
        return 64;
    }
    int port, backends = argc - 2, next = 0;
    int listener = listen_on(atoi(argv[1]), &port);
    int epoll = epoll_create1(EPOLL_CLOEXEC);
    struct epoll_event event = {.events = EPOLLIN, .data.fd = listener};
    if (epoll < 0 || epoll_ctl(epoll, EPOLL_CTL_ADD, listener, &event) != 0) fail("epoll");
    printf("%d\n", port);
    fflush(stdout);
    for (;;) {
        struct epoll_event events[EVENTS_PER_WAIT];
        int count = epoll_wait(epoll, events, EVENTS_PER_WAIT, -1);
        for (int i = 0; i < count; i++) {
            int fd = events[i].data.fd;
            if (fd == listener) {
                int client = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
                if (client < 0) continue;
                int backend = connect_to(atoi(argv[2 + next++ % backends]));
                join(epoll, client, backend);
                join(epoll, backend, client);
            } else if (peers[fd] != NO_PEER && !forward(fd)) {
                int peer = peers[fd];
                peers[fd] = peers[peer] = NO_PEER;
                close(fd);
                close(peer);
            }
        }
    }
}
