#include "recycling.h"
#include <pthread.h>
#include <stdalign.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum {
    /* Small blocks come in steps of a cache line, so that a string or buffer that grows seldom moves. */
    SMALL_STEP = 64,
    SMALL_LIMIT = 2048,
    SMALL_SIZES = SMALL_LIMIT / SMALL_STEP,
    /* Large ones in steps of a page: libcurl's receive buffer, 16 KiB and a byte, is made for every request. */
    LARGE_STEP = 4096,
    LARGE_LIMIT = 32768,
    SIZES = SMALL_SIZES + LARGE_LIMIT / LARGE_STEP,
    /* Beyond all lists: malloc's own. */
    UNLISTED = SIZES,
};

/* What stands before the bytes that libcurl gets: the number of the block's list, or the next block in it. */
union header {
    alignas(max_align_t) size_t list;
    union header *next;
};

/* The blocks that one thread keeps, by size. */
struct lists {
    union header *first[SIZES];
};

static __thread struct lists *lists;
static pthread_once_t key_once = PTHREAD_ONCE_INIT;
static pthread_key_t key;
static int has_key;

static size_t list_for(size_t size) {
    if (size <= SMALL_LIMIT) return size == 0 ? 0 : (size - 1) / SMALL_STEP;
    if (size <= LARGE_LIMIT) return SMALL_SIZES + (size - 1) / LARGE_STEP;
    return UNLISTED;
}

/* The bytes that every block of a list has. */
static size_t capacity(size_t list) {
    return list < SMALL_SIZES ? (list + 1) * SMALL_STEP : (list - SMALL_SIZES + 1) * LARGE_STEP;
}

void *recycling_malloc(size_t size) {
    size_t list = list_for(size);
    union header *block = NULL;
    if (list == UNLISTED) {
        if (size > SIZE_MAX - sizeof *block) return NULL;
        block = malloc(sizeof *block + size);
    } else if (lists && (block = lists->first[list])) {
        lists->first[list] = block->next;
    } else {
        block = malloc(sizeof *block + capacity(list));
    }
    if (!block) return NULL;
    block->list = list;
    return block + 1;
}

void *recycling_calloc(size_t count, size_t size) {
    size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes)) return NULL;
    void *memory = recycling_malloc(bytes);
    return memory ? memset(memory, 0, bytes) : NULL;
}

void *recycling_realloc(void *memory, size_t size) {
    if (!memory) return recycling_malloc(size);
    union header *block = (union header *)memory - 1;
    if (block->list == UNLISTED) {
        if (size > SIZE_MAX - sizeof *block) return NULL;
        block = realloc(block, sizeof *block + size);
        return block ? block + 1 : NULL;
    }
    size_t held = capacity(block->list);
    if (size <= held) return memory;
    void *larger = recycling_malloc(size);
    if (!larger) return NULL;
    memcpy(larger, memory, held);
    recycling_free(memory);
    return larger;
}

char *recycling_strdup(const char *text) {
    size_t bytes = strlen(text) + 1;
    char *copy = recycling_malloc(bytes);
    return copy ? memcpy(copy, text, bytes) : NULL;
}

void recycling_free(void *memory) {
    if (!memory) return;
    union header *block = (union header *)memory - 1;
    size_t list = block->list;
    if (!lists || list == UNLISTED) {
        free(block);
        return;
    }
    block->next = lists->first[list];
    lists->first[list] = block;
}

CURLcode curl_global_init_recycling(void) {
    return curl_global_init_mem(CURL_GLOBAL_DEFAULT, recycling_malloc, recycling_free, recycling_realloc,
                                recycling_strdup, recycling_calloc);
}

/* Runs when a thread with lists ends. What libcurl still frees on it after that goes straight back. */
static void give_back(void *kept) {
    lists = NULL;
    for (size_t list = 0; list < SIZES; list++) {
        union header *block = ((struct lists *)kept)->first[list];
        while (block) {
            union header *next = block->next;
            free(block);
            block = next;
        }
    }
    free(kept);
}

static void make_key(void) {
    has_key = pthread_key_create(&key, give_back) == 0;
}

void recycle_on_this_thread(void) {
    if (lists) return;
    pthread_once(&key_once, make_key);
    struct lists *kept = calloc(1, sizeof *kept);
    if (!kept) return;
    if (has_key && pthread_setspecific(key, kept) == 0)
        lists = kept;
    else
        free(kept);
}
