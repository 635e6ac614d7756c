/* Most is in the header, where Swift's optimiser can see it; here is what glibc declares to GNU sources only. */
#ifdef __linux__
#define _GNU_SOURCE
#endif
#include "shim.h"

#ifdef __linux__
int spawn_close_from(posix_spawn_file_actions_t *actions, int first) {
    return posix_spawn_file_actions_addclosefrom_np(actions, first);
}
#endif
