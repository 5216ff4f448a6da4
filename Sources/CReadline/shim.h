// SPDX-License-Identifier: GPL-3.0-or-later

// GNU readline as Swift 6 can use it: Swift refuses C globals as unsafe shared state,
// so the few that are needed are set through functions here.

#ifndef CREADLINE_SHIM_H
#define CREADLINE_SHIM_H

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

#include <readline/history.h>
#include <readline/readline.h>

// Declared here because their own headers hide them unless _GNU_SOURCE is defined.
extern int ppoll(struct pollfd *, nfds_t, const struct timespec *, const sigset_t *);
extern int wcwidth(wchar_t);

/// What the user's inputrc can ask for with `$if`. Readline keeps the pointer.
static inline void crl_set_name(const char *name) { rl_readline_name = name; }

/// Keeps readline's signal handlers installed for the whole wait, not only while it reads a key.
static inline void crl_set_persistent_signals(int on) { rl_persistent_signal_handlers = on; }

/// What readline calls to take the terminal over and to give it back.
static inline void crl_set_terminal_hooks(rl_vintfunc_t *take, rl_voidfunc_t *giveBack) {
    rl_prep_term_function = take;
    rl_deprep_term_function = giveBack;
}

/// Whether readline may write LINES and COLUMNS into the environment.
static inline void crl_set_changes_environment(int on) { rl_change_environment = on; }

static inline void crl_set_completer(rl_completion_func_t *function) {
    rl_attempted_completion_function = function;
}

/// Makes everything before the cursor one word to complete, and keeps matches in the order given.
static inline void crl_complete_whole_lines(void) {
    rl_completer_word_break_characters = "";
    rl_sort_completion_matches = 0;
}

/// To be called by a completer: the matches it returns are all there are (no file names),
/// and nothing is added after a whole one.
static inline void crl_end_completion(void) {
    rl_attempted_completion_over = 1;
    rl_completion_suppress_append = 1;
}

/// Has history files keep several lines together as one entry, by a line before each entry that
/// starts with `mark`, then digits.
static inline void crl_set_history_mark(char mark) {
    history_comment_char = mark;
    history_write_timestamps = 1;
}

/// The newest history entry, or NULL.
static inline const char *crl_last_history(void) {
    HIST_ENTRY *last = history_length > 0 ? history_get(history_base + history_length - 1) : NULL;
    return last ? last->line : NULL;
}

/// Puts the cursor after the last character typed.
static inline void crl_move_to_end(void) { rl_point = rl_end; }

/// Catches a signal, unless it was ignored before (nohup), and tells what was done with it before.
static inline void crl_catch(int number, void (*handler)(int), struct sigaction *before) {
    struct sigaction action = {.sa_handler = handler};
    if (sigaction(number, NULL, before) == 0 && before->sa_handler != SIG_IGN)
        sigaction(number, &action, NULL);
}

/// The columns of the terminal behind a file descriptor, 0 if there is none.
static inline int crl_columns(int descriptor) {
    struct winsize size;
    return ioctl(descriptor, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

#endif
