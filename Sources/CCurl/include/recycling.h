/* libcurl's memory, recycled.
 *
 * A request on an open connection makes libcurl allocate and free about 30 blocks, always of the same sizes. glibc's
 * allocator is at its slowest for just these: calloc passes by its caches, as do the blocks over 1 KiB, and in a process
 * with several threads each of those takes a lock. Here a thread that drives load keeps what libcurl frees, in a list for
 * each size, and gives it out again.
 *
 * A thread that did not ask for it, libcurl's resolver for one, goes straight to malloc and free. Blocks may be freed by
 * another thread than the one that made them. */
#ifndef RRBENCH_CCURL_RECYCLING_H
#define RRBENCH_CCURL_RECYCLING_H

#include <curl/curl.h>
#include <stddef.h>

/* curl_global_init(3) with the functions below; like it, to be called once and before anything else of libcurl. */
CURLcode curl_global_init_recycling(void);

/* From now on the calling thread keeps the blocks that libcurl frees on it; when it ends, they go back. Where there is no
 * memory for the lists, nothing changes. */
void recycle_on_this_thread(void);

/* What curl_global_init_mem(3) takes, each with the contract of its namesake in C. */
void *recycling_malloc(size_t size);
void *recycling_calloc(size_t count, size_t size);
void *recycling_realloc(void *memory, size_t size);
char *recycling_strdup(const char *text);
void recycling_free(void *memory);

#endif
