package io.leporello.gateway.cli;

/** What the exit codes of the commands mean to a script. */
final class Exit {

    static final int DONE = 0;
    /** Something was refused or does not add up; the output says what. */
    static final int REJECTED = 1;
    /** The call itself is wrong: an option, a file, a key. */
    static final int USAGE = 2;
    /** No server answered, or it stopped answering. */
    static final int UNREACHABLE = 3;

    private Exit() {}

    /** For a command that could not go on. */
    static int of(RuntimeException reason) {
        return reason instanceof ApiProblem problem && problem.status() < 500 ? USAGE : UNREACHABLE;
    }
}
