/* What Swift's Glibc module lacks of Linux, and a proxy needs to watch sockets that are in no event loop: epoll,
 * eventfd, and the trimming of glibc's heap; and what it takes to start another proxy that inherits no descriptor.
 * Nothing here decides anything; elsewhere it is empty. */
#ifndef RRBENCH_CLINUX_SHIM_H
#define RRBENCH_CLINUX_SHIM_H

#ifdef __linux__
#include <malloc.h>
#include <spawn.h>
#include <stdint.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>

/* Reports a descriptor once: when it can be read, or its peer has closed or reset the connection. */
static inline int epoll_add_once(int poll, int descriptor, uint64_t data) {
    struct epoll_event event = {.events = EPOLLIN | EPOLLRDHUP | EPOLLONESHOT, .data.u64 = data};
    return epoll_ctl(poll, EPOLL_CTL_ADD, descriptor, &event);
}

/* Reports a descriptor as long as it can be read. */
static inline int epoll_add_readable(int poll, int descriptor, uint64_t data) {
    struct epoll_event event = {.events = EPOLLIN, .data.u64 = data};
    return epoll_ctl(poll, EPOLL_CTL_ADD, descriptor, &event);
}

static inline int epoll_remove(int poll, int descriptor) {
    struct epoll_event event = {0};
    return epoll_ctl(poll, EPOLL_CTL_DEL, descriptor, &event);
}

/* Lets a program that is about to be spawned inherit no descriptor from the first one on. */
int spawn_close_from(posix_spawn_file_actions_t *actions, int first);

/* epoll_event is packed with a union, so its fields are reached from C. */
static inline uint64_t epoll_data_of(const struct epoll_event *event) {
    return event->data.u64;
}
#endif

#endif
